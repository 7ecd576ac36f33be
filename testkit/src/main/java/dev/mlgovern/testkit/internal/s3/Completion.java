package dev.mlgovern.testkit.internal.s3;

import dev.mlgovern.testkit.internal.service.AwsError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What CompleteMultipartUpload asks for: https://docs.aws.amazon.com/AmazonS3/latest/API/API_CompleteMultipartUpload.html. */
record Completion(List<Xml> named, WriteCondition condition, S3Call call) {
    // https://docs.aws.amazon.com/AmazonS3/latest/userguide/qfacts.html
    private static final long MOST_SIZE = 50L << 40;

    static Completion of(S3Call call) {
        List<Xml> named = Xml.read(call.body().content().bytes(), "CompleteMultipartUpload")
                .all("Part");
        if (named.isEmpty()) {
            throw S3Errors.malformedXml();
        }
        return new Completion(named, WriteHeaders.condition(call), call);
    }

    Payload assemble(Map<Integer, Part> uploaded, Upload.Terms terms) {
        List<Part> parts = new ArrayList<>();
        for (Xml name : named) {
            int number = Part.number(name.required("PartNumber"));
            if (!parts.isEmpty() && parts.get(parts.size() - 1).number() >= number) {
                throw new AwsError(
                        400,
                        "InvalidPartOrder",
                        "The list of parts was not in ascending order. Parts must be ordered by part number.");
            }
            parts.add(checked(name, uploaded.get(number), terms));
        }
        parts.subList(0, parts.size() - 1).forEach(Completion::checkSize);
        Content content = Content.concat(
                parts.stream().map(part -> part.payload().content()).toList());
        checkWhole(content);
        Sum sum = terms.composite() ? Sum.composite(terms.algorithm(), parts) : Sum.of(terms.algorithm(), content);
        checkSum(sum);
        return new Payload(content, Etags.ofParts(parts), sum, parts);
    }

    private static Part checked(Xml name, @Nullable Part part, Upload.Terms terms) {
        if (part == null || !part.payload().etag().equals(Etags.bare(name.required("ETag")))) {
            throw invalidPart();
        }
        Sum sum = part.payload().sum();
        Optional<String> declared = name.value(sum.algorithm().element());
        if (declared.isPresent() && !declared.get().equals(sum.value())) {
            throw invalidPart();
        }
        if (declared.isEmpty() && terms.composite()) {
            throw S3Errors.invalidRequest("The upload was created using a "
                    + sum.algorithm().lowerName()
                    + " checksum. The complete request must include the checksum for each part. It was missing for part "
                    + part.number() + " in the request.");
        }
        return part;
    }

    private static void checkSize(Part part) {
        if (part.payload().size() < Part.LEAST_SIZE) {
            throw new AwsError(400, "EntityTooSmall", "Your proposed upload is smaller than the minimum allowed size");
        }
    }

    private void checkWhole(Content content) {
        if (content.size() > MOST_SIZE) {
            throw S3Errors.tooLarge();
        }
        Optional<String> size = call.header("x-amz-mp-object-size");
        if (size.isPresent() && !size.get().equals(Long.toString(content.size()))) {
            throw S3Errors.invalidRequest(
                    "The provided 'x-amz-mp-object-size' header does not match what was computed.");
        }
    }

    private void checkSum(Sum sum) {
        Optional<String> type = call.header("x-amz-checksum-type");
        if (type.isPresent() && !type.get().equals(sum.type())) {
            throw S3Errors.invalidRequest("The upload was created using the " + sum.type()
                    + " checksum mode. The complete request must use the same checksum mode.");
        }
        Optional<String> declared = call.header(sum.algorithm().header());
        if (declared.isPresent() && !declared.get().equals(sum.value())) {
            throw S3Errors.badDigest(sum.algorithm());
        }
    }

    private static AwsError invalidPart() {
        return new AwsError(
                400,
                "InvalidPart",
                "One or more of the specified parts could not be found.  The part may not have been uploaded, or the"
                        + " specified entity tag may not match the part's entity tag.");
    }
}
