package dev.mlgovern.registry.display;

import dev.mlgovern.core.display.HtmlView;
import dev.mlgovern.registry.model.ModelVersion;
import java.util.Locale;

/** One version: what a person wants to know of it, without environment, metadata and card. */
final class VersionView implements HtmlView<ModelVersion> {
    @Override
    public Class<ModelVersion> type() {
        return ModelVersion.class;
    }

    @Override
    public String html(ModelVersion version) {
        Facts facts = new Facts("Version " + version.number() + " of " + version.group())
                .add("ARN", version.arn())
                .add(
                        "Approval",
                        version.approvalDescription()
                                .orElseGet(() -> version.approval().toString()))
                .add("Readiness", version.readiness())
                .addIfKnown("Description", version::description)
                .add("Registered", version.created())
                .addIfKnown("Registered by", version::creator)
                .addIfKnown("Copy of", version::source);
        version.containers().forEach(each -> facts.add("Image", each.image()).addIfKnown("Artifact", each::artifact));
        facts.addIfKnown("SHA-256", version::artifactSha256);
        version.metrics().forEach((report, file) -> facts.add(words(report), file.location()));
        version.baselines().forEach((baseline, file) -> facts.add(words(baseline), file.location()));
        return facts.addIfKnown("Commit", version::commit)
                .addIfKnown("Repository", version::repository)
                .html();
    }

    private static String words(Enum<?> name) {
        String words = name.name().replace('_', ' ').toLowerCase(Locale.ROOT);
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
