"""How boto3 gets into an account: the caller's own credentials assume the platform's role there.

Endpoint, Region and credentials come from the environment, as for any program that uses boto3:
AWS_ENDPOINT_URL, AWS_DEFAULT_REGION, AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.
"""

import boto3

ROLE = "arn:aws:iam::{}:role/mlgovern-platform"


def account(number, external_id):
    credentials = boto3.client("sts").assume_role(
        RoleArn=ROLE.format(number), RoleSessionName="boto3", ExternalId=external_id
    )["Credentials"]
    return boto3.Session(
        aws_access_key_id=credentials["AccessKeyId"],
        aws_secret_access_key=credentials["SecretAccessKey"],
        aws_session_token=credentials["SessionToken"],
    )
