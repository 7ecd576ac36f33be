package dev.mlgovern.testkit.internal.service;

/** ECR as the other services see it. Safe to call from many threads. */
public interface ImageStore {
    /**
     * Pulls an image as a caller ({@code ecr:BatchGetImage} and {@code ecr:GetDownloadUrlForLayer}).
     *
     * @param caller who pulls
     * @param region the Region that the caller works in
     * @param imageUri {@code account.dkr.ecr.region.amazonaws.com/repository:tag} or {@code ...@sha256:digest}
     * @return the image's digest, with {@code sha256:}
     * @throws AwsError when there is no such image or it may not be pulled
     */
    String pull(Caller caller, String region, String imageUri);
}
