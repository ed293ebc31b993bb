resource "aws_db_instance" "payments" {
  identifier              = "payments"
  engine                  = "postgres"
  instance_class          = "db.r7g.large"
  allocated_storage       = 200
  multi_az                = true
  backup_retention_period = 35
  deletion_protection     = true

  # The password is set by the platform at the start, see docs/runbooks/replay.md for a failover.
  manage_master_user_password = true
}
