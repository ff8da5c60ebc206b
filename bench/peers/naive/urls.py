"""The one address."""

from django.urls import path

from bench.peers.naive.views import practice_list

urlpatterns = [path("practicas/", practice_list)]
