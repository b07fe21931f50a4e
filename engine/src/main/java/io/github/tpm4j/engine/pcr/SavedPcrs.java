package io.github.tpm4j.engine.pcr;

import io.github.tpm4j.engine.state.Lifetime;
import io.github.tpm4j.engine.state.StateKeeper;
import io.github.tpm4j.engine.state.StateRecord;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.structures.Tpm2b;
import io.github.tpm4j.tss.wire.SecretBytes;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.function.IntConsumer;

/** What TPM2_Shutdown(STATE) keeps of the PCR: the values of some, the authValue of others. */
final class SavedPcrs extends StateRecord {
  /** No PCR has this number: it ends a bank. */
  private static final int END = 0xFF;

  private final Pcrs pcrs;
  private SecretBytes auth = SecretBytes.EMPTY;

  SavedPcrs(StateKeeper keeper, Pcrs pcrs) {
    super(keeper, Lifetime.CLEAR, "pcr.saved");
    this.pcrs = pcrs;
  }

  SecretBytes auth() {
    return auth;
  }

  void setAuth(SecretBytes newAuth) {
    auth = newAuth;
    changed();
  }

  void valueChanged() {
    changed();
  }

  /** The values themselves are set by {@link Pcrs#start}, which knows the locality. */
  @Override
  protected void initialize() {
    auth = SecretBytes.EMPTY;
  }

  @Override
  protected void write(TpmWriter out) {
    out.sized(auth);
    for (PcrBank bank : pcrs.banks()) {
      bank.hash().id().write(out);
      forEachSaved(bank, pcr -> out.u8(pcr).array(bank.borrow(pcr)));
      out.u8(END);
    }
    TpmAlg.NULL.write(out);
  }

  @Override
  protected void read(TpmReader in) {
    auth = Tpm2b.AUTH.readSecret(in);
    for (TpmAlg hash = TpmAlg.read(in); !hash.equals(TpmAlg.NULL); hash = TpmAlg.read(in)) {
      PcrBank bank = pcrs.bank(hash).orElseThrow();
      for (int pcr = in.u8(); pcr != END; pcr = in.u8()) {
        bank.set(pcr, in.array(bank.hash().digestBytes()));
      }
    }
  }

  private void forEachSaved(PcrBank bank, IntConsumer action) {
    for (int pcr = 0; pcr < pcrs.count(); pcr++) {
      if (bank.has(pcr) && PcrAttributes.of(pcr).isSaved()) {
        action.accept(pcr);
      }
    }
  }
}
