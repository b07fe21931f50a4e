package io.github.tpm4j.cli.store;

import io.github.tpm4j.cli.pcr.PcrRanges;
import io.github.tpm4j.cli.pcr.PcrText;
import io.github.tpm4j.cli.tpm.KeyWords;
import io.github.tpm4j.keystore.WrappedKey;
import io.github.tpm4j.keystore.file.KeyEntry;
import io.github.tpm4j.tss.policy.AuthValuePolicy;
import io.github.tpm4j.tss.policy.PasswordPolicy;
import io.github.tpm4j.tss.policy.PcrPolicy;
import io.github.tpm4j.tss.policy.PolicyElement;
import java.security.spec.InvalidKeySpecException;
import java.util.List;
import java.util.stream.Collectors;

/** A key of a TPM 2.0. */
record Tpm20StoredKey(WrappedKey key) implements StoredKey {

  static Tpm20StoredKey of(KeyEntry entry) throws InvalidKeySpecException {
    return new Tpm20StoredKey(WrappedKey.of(entry.key(), entry.origin(), entry.alias()));
  }

  @Override
  public String type() {
    return KeyWords.type(key.publicArea());
  }

  @Override
  public String use() {
    return KeyWords.use(key.publicArea());
  }

  @Override
  public List<Demand> demands() {
    return key.policy().policy().elements().stream()
        .filter(each -> !(each instanceof AuthValuePolicy || each instanceof PasswordPolicy))
        .map(each -> new Demand(brief(each), each.toString()))
        .toList();
  }

  private static String brief(PolicyElement demand) {
    if (!(demand instanceof PcrPolicy pcr)) {
      return demand.toString();
    }
    return pcr.selection().pcrSelections().stream()
        .map(bank -> PcrText.name(bank.hash()) + ":" + PcrRanges.text(bank.select().toArray()))
        .collect(Collectors.joining("+", "PCR ", ""));
  }
}
