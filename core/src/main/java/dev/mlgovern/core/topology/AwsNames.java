package dev.mlgovern.core.topology;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** AWS's rules for names and ARNs that stand in a topology. */
final class AwsNames {
    // https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
    private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
    private static final Pattern IP_ADDRESS = Pattern.compile("\\d+\\.\\d+\\.\\d+\\.\\d+");
    private static final List<String> BUCKET_STARTS = List.of("xn--", "sthree-", "amzn-s3-demo-");
    private static final List<String> BUCKET_ENDS = List.of("-s3alias", "--ol-s3", ".mrap", "--x-s3", "--table-s3");
    private static final Pattern PREFIX = Pattern.compile("[\\w!.*'()-]+(/[\\w!.*'()-]+)*");
    // https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_CreateRepository.html
    private static final Pattern REPOSITORY =
            Pattern.compile("(?:[a-z0-9]+(?:[._-][a-z0-9]+)*/)*[a-z0-9]+(?:[._-][a-z0-9]+)*");
    private static final Pattern ROLE_NAME = Pattern.compile("[\\w+=,.@-]{1,64}");
    private static final Pattern ROLE =
            Pattern.compile("arn:(aws[a-z-]*):iam::(\\d{12}):role/(?:[\\x21-\\x7e]+/)?[\\w+=,.@-]{1,64}");
    private static final Pattern KEY = Pattern.compile("arn:(aws[a-z-]*):kms:([a-z0-9-]+):(\\d{12}):key/[A-Za-z0-9-]+");
    // https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
    private static final Pattern EXTERNAL_ID = Pattern.compile("[\\w+=,.@:/-]{2,1224}");

    /** What an ARN says about where its resource is; the region of a role is empty. */
    record Place(String partition, String region, String account) {}

    private AwsNames() {}

    static boolean bucket(String name) {
        return BUCKET.matcher(name).matches()
                && !name.contains("..")
                && !IP_ADDRESS.matcher(name).matches()
                && BUCKET_STARTS.stream().noneMatch(name::startsWith)
                && BUCKET_ENDS.stream().noneMatch(name::endsWith);
    }

    static boolean prefix(String prefix) {
        return prefix.length() <= 256
                && PREFIX.matcher(prefix).matches()
                && Stream.of(prefix.split("/", -1)).noneMatch(part -> part.equals(".") || part.equals(".."));
    }

    static boolean repository(String name) {
        return name.length() >= 2
                && name.length() <= 256
                && REPOSITORY.matcher(name).matches();
    }

    static boolean roleName(String name) {
        return ROLE_NAME.matcher(name).matches();
    }

    static boolean externalId(String secret) {
        return EXTERNAL_ID.matcher(secret).matches();
    }

    static Optional<Place> role(String arn) {
        Matcher parts = ROLE.matcher(arn);
        return parts.matches() ? Optional.of(new Place(parts.group(1), "", parts.group(2))) : Optional.empty();
    }

    static Optional<Place> key(String arn) {
        Matcher parts = KEY.matcher(arn);
        return parts.matches()
                ? Optional.of(new Place(parts.group(1), parts.group(2), parts.group(3)))
                : Optional.empty();
    }
}
