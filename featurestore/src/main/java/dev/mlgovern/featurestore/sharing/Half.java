package dev.mlgovern.featurestore.sharing;

/** The parts that all have to be there before another account can use a feature group. */
public enum Half {
    /** A share of the owner's catalog, without which the group cannot be found by searching; all groups or none. */
    DISCOVERY,
    /** A resource share for the group. */
    SHARE,
    /** The group in that share. */
    RESOURCE,
    /** The account in that share. */
    PRINCIPAL,
    /** The account's yes to the invitation, outside of the organization. */
    INVITATION,
    /** The managed permission of that share. */
    PERMISSION,
    /** The policy of the role that reads, in its own account. */
    CALLER,
    /** The offline store of the group itself. */
    OFFLINE_STORE,
    /** The Lake Formation grant on the offline store's table. */
    LAKE_FORMATION,
    /** The policy of the owner's Glue Data Catalog. */
    GLUE_POLICY,
    /** The policy of the bucket that the offline store is in. */
    BUCKET_POLICY,
    /** The policy of the key that the offline store is encrypted with. */
    KEY_POLICY,
    /** The owner's catalog as a data source of the account's Athena. */
    ATHENA_CATALOG
}
