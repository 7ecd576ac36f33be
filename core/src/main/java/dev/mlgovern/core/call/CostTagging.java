package dev.mlgovern.core.call;

import dev.mlgovern.core.error.Failure;
import dev.mlgovern.core.error.InvalidRequestException;
import dev.mlgovern.core.tag.CostTags;
import dev.mlgovern.core.tag.TagScheme;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.SdkRequest;

/** Puts the cost tags on every request that creates something and can carry tags, whatever the service. */
final class CostTagging {
    // AssumeRole's are session tags, AddTags is the caller's own
    private static final Pattern CREATES_NOTHING =
            Pattern.compile("(Add|Tag|Untag|Assume|Update|Modify|Delete|Remove)(?![a-z]).*");

    private final TagScheme scheme;
    private final CostTags ofAccount;

    CostTagging(TagScheme scheme, CostTags ofAccount) {
        this.scheme = scheme;
        this.ofAccount = ofAccount;
    }

    SdkRequest tagged(SdkRequest request, Call.Operation operation) {
        TagMember member = takesTags(request, operation) ? TagMember.of(request) : null;
        if (member == null) {
            return request;
        }
        Map<String, String> all = new LinkedHashMap<>();
        List<String> problems = new ArrayList<>();
        member.tags(request).forEach(own -> {
            if (all.put(own.getKey(), own.getValue()) != null) {
                problems.add("tag %s is set twice".formatted(own.getKey()));
            }
        });
        Map<String, String> missing = new LinkedHashMap<>();
        ofAccount.and(CallContext.current().tags()).values().forEach((key, value) -> {
            if (all.putIfAbsent(key, value) == null) {
                missing.put(key, value);
            }
        });
        problems.addAll(scheme.problems(new CostTags(all)));
        if (!problems.isEmpty()) {
            throw new InvalidRequestException(
                    Failure.of(operation.action(), "the tags break the tag scheme; nothing was sent")
                            .in(operation.account()),
                    problems);
        }
        return member.with(request, missing);
    }

    private static boolean takesTags(SdkRequest request, Call.Operation operation) {
        if (!operation.change() || CREATES_NOTHING.matcher(operation.name()).matches()) {
            return false;
        }
        // a package in a group takes no tags, the group does:
        // https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateModelPackage.html#sagemaker-CreateModelPackage-request-Tags
        return RequestFacts.text(request, "ModelPackageGroupName") == null
                || !operation.name().equals("CreateModelPackage");
    }
}
