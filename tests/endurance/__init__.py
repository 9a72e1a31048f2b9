"""What a site endures: kills, restarts, full disks. Programs behind `make`, and their site."""
