package dev.mlgovern.governance.preflight;

/** What has to be there before the work of one account can use what is another's. */
public enum Piece {
    /** The platform's role in an account, which has to be assumable and of that account. */
    ROLE,
    /** The policy of a bucket that models are kept in. */
    BUCKET_POLICY,
    /** The policy of the key that models are encrypted with. */
    KEY_POLICY,
    /** The policy of an ECR repository that images are kept in. */
    REPOSITORY_POLICY,
    /** The policy of a model package group of the central registry. */
    GROUP_POLICY,
    /** The policy of the event bus that teams' accounts send events to. */
    EVENT_BUS_POLICY
}
