package io.github.tpm4j.engine.commands.asymmetric;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.crypto.ecc.EccCurve;
import io.github.tpm4j.engine.dispatch.Command;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.tss.algorithms.TpmsAlgorithmDetailEcc;
import io.github.tpm4j.tss.algorithms.TpmtEccScheme;
import io.github.tpm4j.tss.algorithms.TpmtKdfScheme;
import io.github.tpm4j.tss.commands.asymmetric.EccParameters;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.wire.Bytes;
import java.math.BigInteger;
import org.bouncycastle.util.BigIntegers;

/**
 * TPM2_ECC_Parameters (Part 3, 14.6): the numbers of a curve, and the KDF that the TCG Algorithm
 * Registry gives it. A curve that is not supported, or that these numbers cannot describe as it is
 * one of Edwards, has got TPM_RC_CURVE, parameter 1.
 */
final class EccParametersCommand implements Command<EccParameters.Request, EccParameters.Response> {

  @Override
  public EccParameters.Response run(TpmState tpm, EccParameters.Request in) {
    EccCurve curve =
        EccCurve.find(in.curveId()).orElseThrow(() -> new TpmFailure(TpmRc.CURVE.parameter(1)));
    return new EccParameters.Response(detail(curve));
  }

  private static TpmsAlgorithmDetailEcc detail(EccCurve curve) {
    int bytes = curve.coordinateBytes();
    return new TpmsAlgorithmDetailEcc(
        curve.id(),
        curve.sizeBits(),
        kdf(curve),
        TpmtEccScheme.NULL,
        number(curve.fieldPrime(), bytes),
        number(curve.a(), bytes),
        number(curve.b(), bytes),
        Bytes.adopt(curve.generator().x()),
        Bytes.adopt(curve.generator().y()),
        number(curve.order(), curve.orderBytes()),
        number(curve.cofactor(), 1));
  }

  private static TpmtKdfScheme kdf(EccCurve curve) {
    return switch (curve) {
      case NIST_P192, NIST_P224, NIST_P256 -> kdf(TpmAlg.SHA256);
      case NIST_P384 -> kdf(TpmAlg.SHA384);
      case NIST_P521 -> kdf(TpmAlg.SHA512);
      case SM2_P256 -> kdf(TpmAlg.SM3_256);
      case BN_P256, BN_P638 -> TpmtKdfScheme.NULL;
    };
  }

  private static TpmtKdfScheme kdf(TpmAlg hash) {
    return TpmtKdfScheme.of(TpmAlg.KDF1_SP800_56A, hash);
  }

  /** Padded to {@code bytes}; but zero is one octet, as in libtpms. */
  private static Bytes number(BigInteger value, int bytes) {
    if (value.signum() == 0) {
      return Bytes.of((byte) 0);
    }
    return Bytes.adopt(BigIntegers.asUnsignedByteArray(bytes, value));
  }
}
