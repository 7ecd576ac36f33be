package dev.mlgovern.registry.lineage;

import dev.mlgovern.core.account.AccountId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.regions.Region;

/**
 * Where an entry is kept or a thing belongs.
 *
 * @param account the account
 * @param region the region
 */
record Place(AccountId account, Region region) implements Comparable<Place> {
    private static final Pattern ARN = Pattern.compile("arn:aws[a-z-]*:sagemaker:([a-z0-9-]+):(\\d{12}):.+");
    private static final Pattern IMAGE =
            Pattern.compile("(\\d{12})\\.dkr\\.ecr\\.([a-z0-9-]+)\\.amazonaws\\.com(?:\\.cn)?/.+");

    static Optional<Place> ofArn(String uri) {
        Matcher arn = ARN.matcher(uri);
        return arn.matches()
                ? Optional.of(new Place(AccountId.of(arn.group(2)), Region.of(arn.group(1))))
                : Optional.empty();
    }

    static Optional<Place> ofImage(String uri) {
        Matcher image = IMAGE.matcher(uri);
        return image.matches()
                ? Optional.of(new Place(AccountId.of(image.group(1)), Region.of(image.group(2))))
                : Optional.empty();
    }

    @Override
    public int compareTo(Place other) {
        int byAccount = account.compareTo(other.account);
        return byAccount != 0 ? byAccount : region.id().compareTo(other.region.id());
    }
}
