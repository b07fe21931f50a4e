package io.github.tpm4j.engine.commands.nv;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.engine.entity.AuthValues;
import io.github.tpm4j.engine.nv.NvDefinition;
import io.github.tpm4j.engine.nv.NvSpace;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.nv.TpmuNvPublic2;
import io.github.tpm4j.tss.wire.SecretBytes;

/** What TPM2_NV_DefineSpace and TPM2_NV_DefineSpace2 have in common (Part 3, 31.3). */
final class SpaceDefinition {

  private SpaceDefinition() {}

  /**
   * Defines an Index.
   *
   * @throws TpmFailure as {@link NvDefineSpaceCommand} lists
   */
  static void define(
      TpmState tpm, TpmHandle authHandle, SecretBytes authValue, TpmuNvPublic2 publicArea) {
    TpmFailure.require(
        !authHandle.equals(TpmHandle.PLATFORM)
            || tpm.hierarchies().isEnabled(TpmHandle.PLATFORM_NV),
        TpmRc.HIERARCHY.handle(1));
    SecretBytes auth = AuthValues.trimmed(authValue);
    int digestBytes = HashAlgorithm.of(publicArea.nameAlg()).digestBytes();
    TpmFailure.require(auth.size() <= digestBytes, TpmRc.SIZE.parameter(1));
    NvDefinition.check(publicArea, authHandle, tpm.profile());
    TpmFailure.require(tpm.nv().find(publicArea.nvIndex()).isEmpty(), TpmRc.NV_DEFINED);
    TpmFailure.require(NvSpace.fits(publicArea, tpm.nv()), TpmRc.NV_SPACE);

    tpm.nv().define(publicArea, auth);
  }
}
