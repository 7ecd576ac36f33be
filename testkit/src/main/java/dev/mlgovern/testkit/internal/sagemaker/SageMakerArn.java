package dev.mlgovern.testkit.internal.sagemaker;

import dev.mlgovern.testkit.internal.service.AwsError;
import dev.mlgovern.testkit.internal.service.Call;

/** Names a SageMaker resource; the name of a versioned package is {@code group/version}. */
record SageMakerArn(String region, String account, String type, String name) {
    private static final int PARTS = 6;

    static SageMakerArn own(Call call, String type, String name) {
        return new SageMakerArn(call.region(), call.accountId(), type, name);
    }

    static boolean is(String value) {
        return value.startsWith("arn:");
    }

    static SageMakerArn parse(String value) {
        String[] parts = value.split(":", PARTS);
        int slash = parts.length == PARTS ? parts[PARTS - 1].indexOf('/') : -1;
        if (slash < 0 || !"sagemaker".equals(parts[2])) {
            throw AwsError.validation("Invalid ARN: " + value);
        }
        String resource = parts[PARTS - 1];
        return new SageMakerArn(parts[3], parts[4], resource.substring(0, slash), resource.substring(slash + 1));
    }

    /** Reads a member that takes a name of the caller's own account or an ARN of any account, but never of another Region. */
    static SageMakerArn of(Call call, String type, String nameOrArn) {
        if (!is(nameOrArn)) {
            return own(call, type, nameOrArn);
        }
        SageMakerArn arn = parse(nameOrArn);
        if (!arn.type.equals(type)) {
            throw AwsError.validation("Invalid ARN: " + nameOrArn + " is not of type " + type);
        }
        if (!arn.region.equals(call.region())) {
            throw AwsError.validation(
                    "Invalid ARN: " + nameOrArn + " is not in the Region of the request, " + call.region());
        }
        return arn;
    }

    /** The group of a versioned package, or the name itself. */
    String group() {
        int slash = name.indexOf('/');
        return slash < 0 ? name : name.substring(0, slash);
    }

    SageMakerArn with(String otherType, String otherName) {
        return new SageMakerArn(region, account, otherType, otherName);
    }

    @Override
    public String toString() {
        return "arn:aws:sagemaker:" + region + ":" + account + ":" + type + "/" + name;
    }
}
