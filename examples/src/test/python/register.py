"""Puts an archive from standard input into S3 and registers it as a model version: register.py EXTERNAL_ID ACCOUNT BUCKET GROUP IMAGE"""

import sys

from bank import account

external_id, account_id, bucket, group, image = sys.argv[1:]
key = f"{group}/from-boto3/model.tar.gz"
session = account(account_id, external_id)
session.client("s3").put_object(Bucket=bucket, Key=key, Body=sys.stdin.buffer.read(), ContentType="application/gzip")
version = session.client("sagemaker").create_model_package(
    ModelPackageGroupName=group,
    ModelPackageDescription="Registered by a team that does not know this library",
    ModelApprovalStatus="PendingManualApproval",
    InferenceSpecification={
        "Containers": [{"Image": image, "ModelDataUrl": f"s3://{bucket}/{key}"}],
        "SupportedContentTypes": ["text/csv"],
        "SupportedResponseMIMETypes": ["text/csv"],
    },
    CustomerMetadataProperties={"trained-by": "boto3"},
)
print(version["ModelPackageArn"])
