package dev.mlgovern.examples.quickstart;

import dev.mlgovern.core.access.SessionAccess;
import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.policy.AccessPlace;
import dev.mlgovern.core.policy.PolicyDocument;
import dev.mlgovern.core.policy.PolicyMerge;
import dev.mlgovern.core.policy.PolicyPlace;
import dev.mlgovern.core.policy.RequiredAccess;
import dev.mlgovern.core.policy.RequiredAccesses;
import dev.mlgovern.featurestore.FeatureStoreAccess;
import dev.mlgovern.observability.display.ObservabilityViews;
import dev.mlgovern.registry.RegistryAccess;
import java.util.ArrayList;
import java.util.List;

/** What says which actions the library needs, and puts them into policies. */
final class AccessSpecimens {
    private final WatchedBank bank;

    AccessSpecimens(WatchedBank bank) {
        this.bank = bank;
    }

    void look() {
        List<Object> all = new ArrayList<>(List.of(
                AccessPlace.CENTRAL,
                RequiredAccess.of("Costs.report", AccessPlace.CENTRAL),
                new ObservabilityViews(),
                PolicyMerge.adding(new EmptyPolicy(bank.central().id()), List.of())));
        for (RequiredAccesses each : List.of(new SessionAccess(), new RegistryAccess(), new FeatureStoreAccess())) {
            all.add(each);
            all.addAll(each.rows());
        }
        bank.evidence.of(all);
    }

    private record EmptyPolicy(AccountId account) implements PolicyPlace {
        @Override
        public String what() {
            return "policy of nothing";
        }

        @Override
        public String resource() {
            return "arn:aws:s3:::nothing";
        }

        @Override
        public String reads() {
            return "s3:GetBucketPolicy";
        }

        @Override
        public String writes() {
            return "s3:PutBucketPolicy";
        }

        @Override
        public int limit() {
            return 1000;
        }

        @Override
        public Read read() {
            return new Read(PolicyDocument.empty(), null);
        }

        @Override
        public void write(PolicyDocument policy, Read before) {
            throw new IllegalStateException("nothing is to be written");
        }
    }
}
