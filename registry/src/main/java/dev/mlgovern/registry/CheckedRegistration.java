package dev.mlgovern.registry;

import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.tag.CostTags;
import dev.mlgovern.registry.artifact.Artifact;
import dev.mlgovern.registry.model.Digest;
import dev.mlgovern.registry.model.ImageUri;
import dev.mlgovern.registry.model.Registration;
import java.util.Map;
import java.util.TreeMap;

/**
 * A registration that can be carried out.
 *
 * @param request as it was asked for
 * @param account the team's development account
 * @param tags cost tags of what is made
 * @param artifact the model's bytes as they are
 * @param image by its digest
 * @param metadata the user's, and ours with the digests of all bytes
 */
record CheckedRegistration(
        Registration request,
        AccountId account,
        CostTags tags,
        Artifact artifact,
        ImageUri image,
        Map<String, String> metadata) {

    /** The same exactly if the same is registered again, by anybody. */
    Digest id() {
        Registration r = request;
        return Digest.of(
                account.value(),
                r.group(),
                r.artifact().uri(),
                image.toString(),
                r.framework() + "/" + r.frameworkVersion() + r.contentTypes() + r.responseTypes(),
                new TreeMap<>(r.environment()).toString(),
                new TreeMap<>(r.metrics()).toString(),
                new TreeMap<>(r.baselines()).toString(),
                r.samplePayload().toString(),
                r.commit() + "/" + r.repository() + "/" + r.generatedBy(),
                r.card().toString(),
                r.description().toString(),
                new TreeMap<>(metadata).toString());
    }
}
