package io.github.tpm4j.engine.creation;

import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.engine.crypto.random.KdfaStream;
import io.github.tpm4j.engine.objects.LoadedObject;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.tss.algorithms.TpmsDerive;
import io.github.tpm4j.tss.algorithms.TpmsSensitiveCreate;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.objects.TpmsKeyedhashParms;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.Limits;
import io.github.tpm4j.tss.wire.SecretBytes;
import io.github.tpm4j.tss.wire.TpmReader;

/** Objects that follow from a Derivation Parent, a label and a context (Part 1, 28). */
public final class Derivation {

  private Derivation() {}

  /**
   * Checks a template whose unique field is a TPMS_DERIVE.
   *
   * @throws TpmFailure TPM_RC_TYPE, parameter 2, for RSA, whose primes would take too long a
   *     search; TPM_RC_ATTRIBUTES, without number as libtpms has it, if sensitiveDataOrigin is SET;
   *     of parameter 2 those of {@link AttributeRules}
   */
  public static void check(LoadedObject parent, TpmtPublic template) {
    TpmFailure.require(!template.type().equals(TpmAlg.RSA), TpmRc.TYPE.parameter(2));
    boolean isTpmOrigin = template.objectAttributes().has(TpmaObject.SENSITIVE_DATA_ORIGIN);
    TpmFailure.require(!isTpmOrigin, TpmRc.ATTRIBUTES);
    TpmFailure.inParameter(2, () -> AttributeRules.check(template, parent));
  }

  /**
   * The object, the same on every TPM (Part 1, 28.4).
   *
   * @param in its data, if any, is a TPMS_DERIVE for what the template leaves empty
   * @throws io.github.tpm4j.tss.wire.WireException if it is not one
   */
  public static ObjectGenerator.Generated derive(
      LoadedObject parent, TpmtPublic template, TpmsSensitiveCreate in, Limits limits) {
    TpmsDerive inputs = inputs((TpmsDerive) template.unique(), in.data(), limits);
    TpmAlg hash = ((TpmsKeyedhashParms) parent.publicArea().parameters()).scheme().hash();
    try (KdfaStream stream =
        new KdfaStream(
            HashAlgorithm.of(hash),
            parent.sensitive().sensitive().borrow(),
            inputs.label().borrow(),
            inputs.context().borrow())) {
      return new ObjectGenerator(stream)
          .generate(template, new TpmsSensitiveCreate(in.userAuth(), SecretBytes.EMPTY));
    }
  }

  private static TpmsDerive inputs(TpmsDerive template, SecretBytes data, Limits limits) {
    if (data.isEmpty()) {
      return template;
    }
    TpmsDerive given = TpmsDerive.read(new TpmReader(data.borrow(), limits));
    return new TpmsDerive(
        first(template.label(), given.label()), first(template.context(), given.context()));
  }

  private static Bytes first(Bytes preferred, Bytes other) {
    return preferred.isEmpty() ? other : preferred;
  }
}
