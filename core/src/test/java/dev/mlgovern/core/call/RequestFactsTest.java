package dev.mlgovern.core.call;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.sagemaker.model.AddTagsRequest;
import software.amazon.awssdk.services.sagemaker.model.CreateModelRequest;

class RequestFactsTest {
    private static final String MODEL = "arn:aws:sagemaker:eu-west-1:222222222222:model/churn";
    private static final String ACCESS_POINT = "arn:aws:s3:eu-west-1:222222222222:accesspoint/models";

    @Test
    void resource_ofAnObject_isBucketAndKey() {
        assertThat(RequestFacts.resource(
                        GetObjectRequest.builder().bucket("models").key("a/b").build()))
                .isEqualTo("arn:aws:s3:::models/a/b");
    }

    @Test
    void resource_ofABucket_isTheBucket() {
        assertThat(RequestFacts.resource(
                        ListObjectsV2Request.builder().bucket("models").build()))
                .isEqualTo("arn:aws:s3:::models");
    }

    @Test
    void resource_ofAnAccessPoint_isItsArn() {
        assertThat(RequestFacts.resource(
                        GetObjectRequest.builder().bucket(ACCESS_POINT).key("a").build()))
                .isEqualTo(ACCESS_POINT);
    }

    @Test
    void resource_ofARequestWithAnArn_isThat() {
        assertThat(RequestFacts.resource(
                        AddTagsRequest.builder().resourceArn(MODEL).build()))
                .isEqualTo(MODEL);
    }

    @Test
    void resource_ofARequestWithNamesAndARoleOnly_isNotKnown() {
        assertThat(RequestFacts.resource(CreateModelRequest.builder()
                        .modelName("churn")
                        .executionRoleArn("arn:aws:iam::222222222222:role/endpoints")
                        .build()))
                .isNull();
    }
}
