from django.urls import path

from reviewsite.metrics.views import metrics

urlpatterns = [path("metrics/", metrics, name="metrics")]
