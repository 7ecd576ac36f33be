package dev.mlgovern.featurestore.sharing;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.error.InvalidRequestException;
import dev.mlgovern.core.work.Pages;
import dev.mlgovern.core.work.PlanDraft;
import dev.mlgovern.core.work.Step;
import dev.mlgovern.featurestore.group.FeatureGroupArn;
import dev.mlgovern.featurestore.group.OfflineTable;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.lakeformation.LakeFormationClient;
import software.amazon.awssdk.services.lakeformation.model.DataLakePrincipal;
import software.amazon.awssdk.services.lakeformation.model.Permission;
import software.amazon.awssdk.services.lakeformation.model.PrincipalResourcePermissions;
import software.amazon.awssdk.services.lakeformation.model.Resource;
import software.amazon.awssdk.services.lakeformation.model.ResourceInfo;

/** A table of an offline store as Lake Formation sees it. */
record LakeTable(MlPlatform platform, FeatureGroupArn group, OfflineTable table) {
    // https://docs.aws.amazon.com/lake-formation/latest/dg/upgrade-glue-lake-formation-background.html
    private static final String EVERYBODY = "IAM_ALLOWED_PRINCIPALS";
    private static final Set<Permission> READING = EnumSet.of(Permission.SELECT, Permission.DESCRIBE);

    /** Whether IAM policies alone no longer open the table. */
    boolean governed() {
        return grants(EVERYBODY).isEmpty();
    }

    /** Whether Lake Formation gives out the way to the files, so that bucket and key need not know the reader. */
    boolean registered() {
        String place = "arn:%s:%s".formatted(group.partition(), table.location().replaceFirst("^s3://", "s3:::"));
        return Pages.<ResourceInfo>of(token -> {
                    var page = client().listResources(r -> r.nextToken(token));
                    return new Pages.Page<>(page.resourceInfoList(), page.nextToken());
                })
                .stream()
                .map(info -> info.resourceArn().replaceFirst("/+$", ""))
                .anyMatch(arn -> place.equals(arn) || place.startsWith(arn + "/"));
    }

    boolean granted(AccountId reader) {
        return grants(reader.value()).containsAll(READING);
    }

    Step<Boolean> grant(PlanDraft draft, AccountId reader) {
        return draft.step(
                "grant %s in Lake Formation".formatted(table.table()),
                details -> details.in(group.account())
                        .needs("lakeformation:ListPermissions", "lakeformation:GrantPermissions")
                        .note("SELECT and DESCRIBE to %s, which may grant them on".formatted(reader))
                        .finds(results -> granted(reader) ? Optional.of(true) : Optional.empty())
                        .makes(results -> {
                            client().grantPermissions(r -> r.catalogId(catalog())
                                    .principal(principal(reader.value()))
                                    .resource(resource())
                                    .permissions(READING)
                                    .permissionsWithGrantOption(READING));
                            return true;
                        }));
    }

    Step<Boolean> revoke(PlanDraft draft, AccountId reader) {
        return draft.step(
                "revoke %s in Lake Formation".formatted(table.table()),
                details -> details.in(group.account())
                        .needs("lakeformation:ListPermissions", "lakeformation:RevokePermissions")
                        .finds(results -> held(reader).isEmpty() ? Optional.of(true) : Optional.empty())
                        .makes(results -> {
                            Set<Permission> held = held(reader);
                            if (!held.isEmpty()) {
                                take(held, reader);
                            }
                            return true;
                        }));
    }

    private void take(Set<Permission> held, AccountId reader) {
        try {
            client().revokePermissions(r -> r.catalogId(catalog())
                    .principal(principal(reader.value()))
                    .resource(resource())
                    .permissions(held)
                    .permissionsWithGrantOption(held));
        } catch (InvalidRequestException e) {
            // Lake Formation refuses to revoke what is gone, also by this call, whose first answer was lost
            if (!held(reader).isEmpty()) {
                throw e;
            }
        }
    }

    private Set<Permission> held(AccountId reader) {
        Set<Permission> held = EnumSet.copyOf(READING);
        held.retainAll(grants(reader.value()));
        return held;
    }

    private Set<Permission> grants(String principal) {
        Set<Permission> all = EnumSet.noneOf(Permission.class);
        Pages.<PrincipalResourcePermissions>of(token -> {
                    var page = client().listPermissions(r -> r.catalogId(catalog())
                            .principal(principal(principal))
                            .resource(resource())
                            .nextToken(token));
                    return new Pages.Page<>(page.principalResourcePermissions(), page.nextToken());
                })
                .stream()
                .forEach(each -> all.addAll(each.permissions()));
        return all;
    }

    private Resource resource() {
        return Resource.builder()
                .table(t ->
                        t.catalogId(catalog()).databaseName(table.database()).name(table.table()))
                .build();
    }

    private static DataLakePrincipal principal(String id) {
        return DataLakePrincipal.builder().dataLakePrincipalIdentifier(id).build();
    }

    private String catalog() {
        return group.account().value();
    }

    private LakeFormationClient client() {
        return platform.in(group.account()).in(group.region()).client(LakeFormationClient::builder);
    }
}
