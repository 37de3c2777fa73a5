#!/usr/bin/env bash
# Generated from template.yaml by LocalStackFilesTest; do not edit.
# Makes the template's table, queues and secrets; their keys are made here, at this moment.
set -euo pipefail
export AWS_DEFAULT_REGION=eu-west-1 AWS_PAGER=""
command -v openssl >/dev/null

awslocal dynamodb create-table \
  --table-name PaymentsTable \
  --billing-mode PAY_PER_REQUEST \
  --attribute-definitions AttributeName=announced_at,AttributeType=N AttributeName=due_at,AttributeType=N AttributeName=due_shard,AttributeType=S AttributeName=parked,AttributeType=S AttributeName=parked_at,AttributeType=N AttributeName=pk,AttributeType=S AttributeName=sk,AttributeType=S AttributeName=undelivered,AttributeType=S AttributeName=unresolved,AttributeType=S AttributeName=unresolved_at,AttributeType=N \
  --key-schema AttributeName=pk,KeyType=HASH AttributeName=sk,KeyType=RANGE \
  --global-secondary-indexes '[
    {"IndexName":"due","KeySchema":[{"AttributeName":"due_shard","KeyType":"HASH"},{"AttributeName":"due_at","KeyType":"RANGE"}],"Projection":{"ProjectionType":"KEYS_ONLY"}},
    {"IndexName":"parked","KeySchema":[{"AttributeName":"parked","KeyType":"HASH"},{"AttributeName":"parked_at","KeyType":"RANGE"}],"Projection":{"ProjectionType":"ALL"}},
    {"IndexName":"undelivered","KeySchema":[{"AttributeName":"undelivered","KeyType":"HASH"},{"AttributeName":"announced_at","KeyType":"RANGE"}],"Projection":{"ProjectionType":"ALL"}},
    {"IndexName":"unresolved","KeySchema":[{"AttributeName":"unresolved","KeyType":"HASH"},{"AttributeName":"unresolved_at","KeyType":"RANGE"}],"Projection":{"ProjectionType":"KEYS_ONLY"}}]' >/dev/null

awslocal dynamodb update-time-to-live \
  --table-name PaymentsTable \
  --time-to-live-specification Enabled=true,AttributeName=ttl >/dev/null

awslocal sqs create-queue \
  --queue-name NotificationDeadLetterQueue \
  --attributes '{"VisibilityTimeout":"30","MessageRetentionPeriod":"1209600"}' >/dev/null

awslocal sqs create-queue \
  --queue-name NotificationQueue \
  --attributes '{"VisibilityTimeout":"360","MessageRetentionPeriod":"1209600","RedrivePolicy":"{\"deadLetterTargetArn\":\"arn:aws:sqs:eu-west-1:000000000000:NotificationDeadLetterQueue\",\"maxReceiveCount\":100}"}' >/dev/null

awslocal sqs create-queue \
  --queue-name NotificationRetryQueue \
  --attributes '{"VisibilityTimeout":"360","MessageRetentionPeriod":"1209600","RedrivePolicy":"{\"deadLetterTargetArn\":\"arn:aws:sqs:eu-west-1:000000000000:NotificationDeadLetterQueue\",\"maxReceiveCount\":100}"}' >/dev/null

awslocal secretsmanager create-secret \
  --name PaykkaSigningKey \
  --secret-string "$(openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 2>/dev/null)" >/dev/null

awslocal secretsmanager create-secret \
  --name TokenKeys \
  --secret-string "{\"current\":\"$(openssl rand -base64 32)\"}" >/dev/null

awslocal secretsmanager create-secret \
  --name ApiKeys \
  --secret-string "{\"shop\":[\"local_$(openssl rand -hex 32)\"]}" >/dev/null

awslocal secretsmanager create-secret \
  --name NotificationEndpoints \
  --secret-string "{\"shop\":{\"url\":\"https://shop.example/notifications\",\"current\":\"whsec_$(openssl rand -base64 32)\"}}" >/dev/null

echo 'Table, queues and secrets of template.yaml are there.'
