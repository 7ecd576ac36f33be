package dev.mlgovern.testkit.internal.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.utils.builder.Buildable;

/** The models stop at mid-2024; what the SDK of today can send and read beyond them must be in the overlay. */
class OverlayTest {
    private final Set<String> unknown = new TreeSet<>();
    private final Set<String> seen = new HashSet<>();

    @ParameterizedTest
    @CsvSource({
        "sagemaker, sagemaker, CreateModelPackageGroup DescribeModelPackageGroup ListModelPackageGroups DeleteModelPackageGroup",
        "sagemaker, sagemaker, PutModelPackageGroupPolicy GetModelPackageGroupPolicy DeleteModelPackageGroupPolicy",
        "sagemaker, sagemaker, CreateModelPackage DescribeModelPackage UpdateModelPackage ListModelPackages DeleteModelPackage",
        "sagemaker, sagemaker, BatchDescribeModelPackage CreateModel DescribeModel DeleteModel ListModels AddTags ListTags DeleteTags",
        "sagemaker, sagemaker, CreateEndpointConfig DescribeEndpointConfig DeleteEndpointConfig CreateEndpoint DescribeEndpoint",
        "sagemaker, sagemaker, UpdateEndpoint DeleteEndpoint CreateArtifact CreateAction CreateContext AddAssociation QueryLineage",
        "sagemaker, sagemaker, CreateFeatureGroup DescribeFeatureGroup UpdateFeatureGroup DeleteFeatureGroup ListFeatureGroups",
        "sagemaker, sagemaker, UpdateFeatureMetadata DescribeFeatureMetadata",
        "sagemakerruntime, runtime.sagemaker, InvokeEndpoint",
        "sagemakerfeaturestoreruntime, featurestore-runtime.sagemaker, PutRecord GetRecord DeleteRecord BatchGetRecord",
        "sts, sts, AssumeRole GetCallerIdentity",
        "kms, kms, DescribeKey GetKeyPolicy PutKeyPolicy GenerateDataKey Encrypt Decrypt",
        "ecr, ecr, DescribeImages BatchGetImage PutImage DescribeRepositories GetRepositoryPolicy SetRepositoryPolicy",
        "athena, athena, StartQueryExecution GetQueryExecution GetQueryResults StopQueryExecution GetWorkGroup GetDataCatalog",
        "glue, glue, GetDatabase GetTable GetTables CreateDatabase CreateTable DeleteTable"
    })
    void operation_ofTodaysSdk_hasNoMemberThatTheModelLacks(String sdk, String service, String operations)
            throws Exception {
        ApiModel model = ApiModel.of(service);
        for (String name : List.of(operations.split(" ", -1))) {
            Operation operation = model.operation(name).orElseThrow();
            Class<?> request = Class.forName("software.amazon.awssdk.services." + sdk + ".model." + name + "Request");
            Class<?> response = Class.forName("software.amazon.awssdk.services." + sdk + ".model." + name + "Response");
            compare(model, operation.input(), pojo(request));
            compare(model, operation.output().shape(), pojo(response));
        }

        assertThat(unknown).isEmpty();
    }

    private void compare(ApiModel model, @Nullable String shapeName, SdkPojo pojo) {
        Shape shape = model.shape(shapeName);
        if (!seen.add(shapeName + pojo.getClass().getName())) {
            return;
        }
        for (SdkField<?> field : pojo.sdkFields()) {
            Shape.Member member = shape == null ? null : shape.members().get(field.memberName());
            if (member == null) {
                unknown.add(shapeName
                        + '.'
                        + field.memberName()
                        + ' '
                        + field.marshallingType().getTargetClass().getSimpleName());
            } else {
                compare(model, member.shape(), field);
            }
        }
    }

    private void compare(ApiModel model, String shapeName, SdkField<?> field) {
        Shape shape = model.required(shapeName);
        if (field.marshallingType() == MarshallingType.SDK_POJO) {
            compare(model, shapeName, ((SdkPojo)
                    ((Buildable) field.constructor().get()).build()));
        } else if (field.marshallingType() == MarshallingType.LIST) {
            compare(
                    model,
                    shape.member("member").shape(),
                    field.getTrait(ListTrait.class).memberFieldInfo());
        } else if (field.marshallingType() == MarshallingType.MAP) {
            compare(
                    model,
                    shape.member("value").shape(),
                    field.getTrait(MapTrait.class).valueFieldInfo());
        }
    }

    private static SdkPojo pojo(Class<?> type) throws ReflectiveOperationException {
        Method builder = type.getMethod("builder");
        return (SdkPojo) ((Buildable) builder.invoke(null)).build();
    }
}
