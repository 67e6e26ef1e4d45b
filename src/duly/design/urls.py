"""The one address of this app."""

from django.urls import path

from duly.design import views

app_name = "design"

urlpatterns = [path("components", views.components, name="components")]
