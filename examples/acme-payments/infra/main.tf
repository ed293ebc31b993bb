terraform {
  required_version = ">= 1.9"
}

variable "region" {
  type    = string
  default = "eu-north-1"
}

provider "aws" {
  region = var.region
}
