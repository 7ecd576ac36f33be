package dev.mlgovern.core.display;

import dev.mlgovern.core.topology.Account;
import dev.mlgovern.core.topology.ModelStore;
import j2html.tags.DomContent;
import java.util.Collection;
import java.util.List;

/** Accounts by what they are for, without how to get in. */
final class AccountView implements HtmlView<Account> {
    @Override
    public Class<Account> type() {
        return Account.class;
    }

    @Override
    public String html(Account account) {
        return htmlOfAll(List.of(account));
    }

    @Override
    public String htmlOfAll(List<? extends Account> accounts) {
        return HtmlFragment.of(table("Accounts", accounts));
    }

    static DomContent table(String caption, Collection<? extends Account> accounts) {
        return HtmlTable.<Account>of(caption)
                .text("Account", Account::name)
                .code("Id", Account::id)
                .text("For", Account::role)
                .text("Stage", Account::stage)
                .text("Region", Account::region)
                .code("Keeps models in", account -> account.models().map(ModelStore::bucket))
                .over(accounts);
    }
}
