package io.github.tpm4j.cli.dropin.setup;

import io.github.tpm4j.tss.algorithms.Tpm2bPublicKeyRsa;
import io.github.tpm4j.tss.algorithms.TpmsEccPoint;
import io.github.tpm4j.tss.algorithms.TpmtEccScheme;
import io.github.tpm4j.tss.algorithms.TpmtKdfScheme;
import io.github.tpm4j.tss.algorithms.TpmtRsaScheme;
import io.github.tpm4j.tss.algorithms.TpmtSymDefObject;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.objects.TpmsEccParms;
import io.github.tpm4j.tss.objects.TpmsRsaParms;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.wire.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The keys by which a device is known (TCG TPM 2.0 Keys for Device Identity and Attestation): their
 * templates, and the places that swtpm_setup keeps them at.
 */
enum DeviceKeyKind {
  /** Signs what the TPM attests. */
  IAK(
      "IAK",
      "IAK",
      0x81020001,
      0x01C90100,
      "5437182326e414fca797d5f174615a1641f61255797c3a2b22c21d120b2d1e07",
      "129d94ebf84556652c6eef43bbb757512ac87e52be7b349ca6ce4d826f749fcf"
          + "672f51716c5cbb605f313bf345aab312",
      "8060d1fb31716a29e48a6e5fece088bcfc1b278fc162255e81c3eca3544cd44a"
          + "f94410c3715d561cccd9e39a6cb2646d43535bb54ea88710deb5f7836bd9b586"),
  /** Signs anything. */
  IDEVID(
      "IDevID",
      "IDEVID",
      0x81020000,
      0x01C90200,
      "ad6b3a2284fd698a0710bf5cc1b9bdf15e2532e3f601fa4b93a6a8fa8de579ea",
      "4db1aa836d0b5615df6ee53a40ef70c61c217f4303d44695925972bc927006cf"
          + "a5cbdf6dc18c4dbe329b2f1542c3dd33",
      "7dd7500fd6c1b94f97a6af910da147301ef28f662fee06f225a4ccadda3b4e6b"
          + "38e66b2f3ad5dee1a0503cd2daedb1e68cfe4f84b03a8cd22bb6a976f071a72f");

  private static final int ATTRIBUTES =
      TpmaObject.FIXED_TPM
          | TpmaObject.FIXED_PARENT
          | TpmaObject.SENSITIVE_DATA_ORIGIN
          | TpmaObject.USER_WITH_AUTH
          | TpmaObject.ADMIN_WITH_POLICY
          | TpmaObject.SIGN;

  private final String label;
  private final Bytes unique;
  private final TpmHandle handle;
  private final TpmHandle certificateIndex;
  private final List<String> policies;

  DeviceKeyKind(String label, String unique, int handle, int certificateIndex, String... policies) {
    this.label = label;
    this.unique = Bytes.of(unique.getBytes(StandardCharsets.US_ASCII));
    this.handle = TpmHandle.of(handle);
    this.certificateIndex = TpmHandle.of(certificateIndex);
    this.policies = List.of(policies);
  }

  /** In messages. */
  String label() {
    return label;
  }

  /** Where it is persistent. */
  TpmHandle handle() {
    return handle;
  }

  TpmHandle certificateIndex() {
    return certificateIndex;
  }

  TpmtPublic template(KeyAlgorithm algorithm) {
    TpmaObject attributes =
        TpmaObject.of(this == IAK ? ATTRIBUTES | TpmaObject.RESTRICTED : ATTRIBUTES);
    return new TpmtPublic(
        algorithm.isRsa() ? TpmAlg.RSA : TpmAlg.ECC,
        algorithm.hash(),
        attributes,
        policy(algorithm.hash()),
        algorithm.isRsa()
            ? new TpmsRsaParms(TpmtSymDefObject.NULL, rsaScheme(algorithm), algorithm.rsaBits(), 0)
            : new TpmsEccParms(
                TpmtSymDefObject.NULL,
                TpmtEccScheme.of(TpmAlg.ECDSA, algorithm.hash()),
                algorithm.curve(),
                TpmtKdfScheme.NULL),
        algorithm.isRsa() ? new Tpm2bPublicKeyRsa(unique) : new TpmsEccPoint(unique, Bytes.EMPTY));
  }

  private TpmtRsaScheme rsaScheme(KeyAlgorithm algorithm) {
    return this == IAK ? TpmtRsaScheme.of(TpmAlg.RSAPSS, algorithm.hash()) : TpmtRsaScheme.NULL;
  }

  /** The digests of the specification's policies for these keys. */
  private Bytes policy(TpmAlg hash) {
    return Bytes.ofHex(
        policies.get(hash.equals(TpmAlg.SHA256) ? 0 : hash.equals(TpmAlg.SHA384) ? 1 : 2));
  }
}
