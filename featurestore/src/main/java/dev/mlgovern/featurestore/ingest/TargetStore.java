package dev.mlgovern.featurestore.ingest;

/** A store of a feature group that a write may go to. */
public enum TargetStore {
    /** The latest record of each identifier. */
    ONLINE("OnlineStore"),
    /** Every record that was written. */
    OFFLINE("OfflineStore");

    private final String awsName;

    TargetStore(String awsName) {
        this.awsName = awsName;
    }

    String awsName() {
        return awsName;
    }
}
