package io.github.tpm4j.tpm12.engine.commands.endorsement;

import io.github.tpm4j.engine.crypto.rsa.RsaPrivateKey;
import io.github.tpm4j.tpm12.constants.TpmResult;
import io.github.tpm4j.tpm12.engine.core.TpmState;
import io.github.tpm4j.tpm12.engine.keys.KeyParts;
import io.github.tpm4j.tpm12.engine.keys.KeyRules;
import io.github.tpm4j.tpm12.engine.keys.LoadedKey;
import io.github.tpm4j.tpm12.engine.keys.RsaKeys;
import io.github.tpm4j.tpm12.engine.response.TpmFailure;
import io.github.tpm4j.tpm12.structures.KeyConstants;
import io.github.tpm4j.tpm12.structures.TpmKey;
import io.github.tpm4j.tpm12.structures.TpmKeyParms;
import io.github.tpm4j.tpm12.structures.TpmStoreAsymkey;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.TpmReader;

/** Makes endorsement keys. */
final class EndorsementKeys {
  private static final int BITS = 2_048;

  private EndorsementKeys() {}

  /**
   * {@return a new one}
   *
   * @throws TpmFailure with TPM_DISABLED_CMD if there is one, or TPM_BAD_KEY_PROPERTY
   */
  static LoadedKey make(TpmKeyParms parms, TpmState tpm) {
    TpmFailure.require(!tpm.endorsement().exists(), TpmResult.DISABLED_CMD);
    KeyRules.requireRsa(parms);
    boolean isRight =
        KeyParts.rsaParms(parms).keyLengthBits() == BITS
            && parms.encScheme() == KeyConstants.ES_RSAESOAEP_SHA1_MGF1;
    TpmFailure.require(isRight, TpmResult.BAD_KEY_PROPERTY);
    RsaPrivateKey rsa = RsaKeys.generate(parms, tpm.random());
    TpmKey template = TpmKey.template(KeyConstants.USAGE_STORAGE, 0, withoutSigning(parms));
    return new LoadedKey(
        KeyParts.with(template, RsaKeys.modulus(rsa), Bytes.EMPTY),
        TpmStoreAsymkey.PT_ASYM,
        new byte[TpmReader.DIGEST_SIZE_BYTES],
        new byte[TpmReader.DIGEST_SIZE_BYTES],
        false,
        rsa);
  }

  /** Whatever scheme is asked for, as libtpms does: tpm_createek asks for one. */
  private static TpmKeyParms withoutSigning(TpmKeyParms parms) {
    return new TpmKeyParms(
        parms.algorithmId(), parms.encScheme(), KeyConstants.SS_NONE, parms.parms());
  }
}
