"""Reads what the quickstart made and prints it as JSON: read_all.py EXTERNAL_ID CENTRAL PROD GROUP ENDPOINT BUCKET"""

import hashlib
import json
import sys

from bank import account

external_id, central_id, prod_id, group, endpoint, bucket = sys.argv[1:]
central = account(central_id, external_id)
prod = account(prod_id, external_id)


def pages(client, operation, items, **arguments):
    return [item for page in client.get_paginator(operation).paginate(**arguments) for item in page[items]]


def tags(client, arn):
    return {tag["Key"]: tag["Value"] for tag in pages(client, "list_tags", "Tags", ResourceArn=arn)}


def versions(client):
    for summary in pages(
        client, "list_model_packages", "ModelPackageSummaryList", ModelPackageGroupName=group, PaginationConfig={"PageSize": 1}
    ):
        version = client.describe_model_package(ModelPackageName=summary["ModelPackageArn"])
        yield {
            "arn": version["ModelPackageArn"],
            "approval": version["ModelApprovalStatus"],
            "artifact": version["InferenceSpecification"]["Containers"][0]["ModelDataUrl"],
            "stage": version["ModelLifeCycle"]["Stage"],
            "created": version["CreationTime"].isoformat(),
        }


def served(client):
    found = client.describe_endpoint(EndpointName=endpoint)
    config = client.describe_endpoint_config(EndpointConfigName=found["EndpointConfigName"])
    model = client.describe_model(ModelName=config["ProductionVariants"][0]["ModelName"])
    return {
        "arn": found["EndpointArn"],
        "status": found["EndpointStatus"],
        "package": model["Containers"][0]["ModelPackageName"]
        if "Containers" in model
        else model["PrimaryContainer"]["ModelPackageName"],
        "tags": tags(client, found["EndpointArn"]),
    }


def lineage(client, version):
    # lineage starts at an artifact, not at the version that it stands for
    artifact = pages(client, "list_artifacts", "ArtifactSummaries", SourceUri=version)[0]["ArtifactArn"]
    found = client.query_lineage(StartArns=[artifact], Direction="Both", IncludeEdges=True)
    return {
        "types": sorted({vertex["Type"] for vertex in found["Vertices"]}),
        "edges": len(found["Edges"]),
    }


def objects(client):
    found = {}
    for item in pages(client, "list_objects_v2", "Contents", Bucket=bucket, PaginationConfig={"PageSize": 2}):
        body = client.get_object(Bucket=bucket, Key=item["Key"])["Body"].read()
        assert len(body) == item["Size"], item["Key"]
        found[item["Key"]] = hashlib.sha256(body).hexdigest()
    return found


sagemaker = central.client("sagemaker")
groups = pages(sagemaker, "list_model_package_groups", "ModelPackageGroupSummaryList")
registered = list(versions(sagemaker))
deployed = served(prod.client("sagemaker"))
answer = prod.client("sagemaker-runtime").invoke_endpoint(
    EndpointName=endpoint, ContentType="text/csv", Body=sys.stdin.buffer.read()
)
json.dump(
    {
        "caller": central.client("sts").get_caller_identity()["Arn"],
        "groups": [each["ModelPackageGroupName"] for each in groups],
        "groupTags": tags(sagemaker, groups[0]["ModelPackageGroupArn"]),
        "versions": registered,
        "endpoint": deployed,
        "answer": float(answer["Body"].read()),
        "lineage": lineage(sagemaker, registered[0]["arn"]),
        "objects": objects(central.client("s3")),
    },
    sys.stdout,
)
