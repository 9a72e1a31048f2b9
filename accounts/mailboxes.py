"""One spelling for each mailbox. Pure: no database, no request."""


def mailbox(address: str) -> str:
    """An address of mail with its host as mail servers know it: in small letters of ASCII.

    So "ines@müller.example" is "ines@xn--mller-kva.example", one account and not two. An address
    whose host has no such form stays as it was typed; no form takes it.
    """
    name, _at, host = address.rpartition("@")
    try:
        return f"{name}@{host.encode('idna').decode('ascii').lower()}"
    except UnicodeError:
        return address
