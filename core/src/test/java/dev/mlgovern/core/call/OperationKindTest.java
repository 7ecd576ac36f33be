package dev.mlgovern.core.call;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OperationKindTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "DescribeModelPackage",
                "ListTags",
                "GetObject",
                "Search",
                "HeadObject",
                "QueryLineage",
                "StartQuery",
                "StopQuery",
                "LookupEvents",
                "InvokeEndpoint",
                "BatchGetImage",
                "BatchDescribeModelPackage",
                "BatchCheckLayerAvailability",
                "Decrypt",
                "AssumeRole"
            })
    void of_aReadingName_isARead(String operation) {
        assertThat(OperationKind.of(operation)).isEqualTo(OperationKind.READ);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CreateModelPackage", "PutObject", "CopyObject", "UploadPartCopy", "DeleteModel", "AddTags",
                "UpdateModelPackage", "AbortMultipartUpload", "BatchDeleteImage", "Frobnicate", "Listen", "Getaway",
                "Invoke", "StartQueryExecution", "StopQueryExecution"
            })
    void of_anyOtherName_isAChange(String operation) {
        assertThat(OperationKind.of(operation)).isEqualTo(OperationKind.CHANGE);
    }
}
