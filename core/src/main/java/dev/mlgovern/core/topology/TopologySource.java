package dev.mlgovern.core.topology;

import java.nio.file.Path;

/**
 * Where a topology is read from.
 *
 * <p>The YAML form, in which {@code ${NAME}} is replaced by an environment variable and a role is given by name or ARN:
 *
 * <pre>{@code
 * organization: o-a1b2c3d4e5                # optional
 * regions: [eu-west-1, eu-central-1]        # the first is the home region of accounts that name none
 *
 * access:                                   # defaults; an account may have an access of its own
 *   role: mlgovern-platform
 *   external-id: ${MLGOVERN_EXTERNAL_ID}    # optional
 *   via: arn:aws:iam::111111111111:role/hub # optional: assumed first
 *   session: 1h                             # optional: 15m to 12h, 1h with via
 *
 * accounts:
 *   ml-shared-services:
 *     id: "111111111111"
 *     role: ML_SHARED_SERVICES              # exactly one: the central registry
 *     region: eu-west-1                     # optional
 *     models:                               # optional: where it keeps models
 *       bucket: anybank-models
 *       prefix: models                      # optional
 *       key: arn:aws:kms:eu-west-1:111111111111:key/1234abcd-12ab-34cd-56ef-1234567890ab
 *       repository: models                  # optional: ECR
 *       execution-role: mlgovern-model      # optional
 *   fraud-dev: { id: "222222222222", role: ML_DEV, models: { bucket: fraud-dev-models } }
 *   fraud-test: { id: "333333333333", role: ML_TEST }
 *   fraud-prod: { id: "444444444444", role: ML_PROD }
 *
 * teams:
 *   fraud:
 *     line-of-business: retail-banking
 *     cost-center: "4711"
 *     owner: ines
 *     accounts: { dev: fraud-dev, test: fraud-test, prod: fraud-prod }
 *     tags: { "anybank:data-class": confidential } # optional, as on accounts
 *
 * tags:
 *   prefix: anybank                         # the framework's keys: see TagScheme.standard
 *   keys: { product: anybank:product }      # optional: other keys, by dimension
 *   required: [environment, owner, cost-center, anybank:data-class] # optional, instead of the framework's
 *   allowed: { business-unit: [retail-banking, markets] } # optional
 *   patterns: { cost-center: '\d{4}' }      # optional
 *   defaults: { owner: ml-platform }        # optional: what accounts of no team say
 * }</pre>
 */
@FunctionalInterface
public interface TopologySource {
    /**
     * Reads it and checks it as a whole.
     *
     * @return the topology
     * @throws dev.mlgovern.core.error.InvalidRequestException with every problem, if there is one
     */
    Topology load();

    /**
     * A YAML file.
     *
     * @param file read at each {@link #load()}
     * @return the source
     */
    static TopologySource yaml(Path file) {
        return YamlTopology.of(file);
    }

    /**
     * A YAML text.
     *
     * @param text the whole document
     * @return the source
     */
    static TopologySource yaml(String text) {
        return YamlTopology.of(text);
    }
}
