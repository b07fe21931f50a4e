package io.github.tpm4j.engine.commands.attestation;

import static io.github.tpm4j.engine.testing.PostQuantumKeys.hashMlDsa;
import static io.github.tpm4j.engine.testing.PostQuantumKeys.mlDsaRestricted;
import static io.github.tpm4j.engine.testing.PostQuantumKeys.ownersPrimary;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.engine.testing.PostQuantumKeys;
import io.github.tpm4j.engine.testing.TestTpm;
import io.github.tpm4j.tss.algorithms.MlDsaSet;
import io.github.tpm4j.tss.algorithms.Tpm2bPublicKeyMldsa;
import io.github.tpm4j.tss.algorithms.Tpm2bSignatureMldsa;
import io.github.tpm4j.tss.algorithms.TpmsEmpty;
import io.github.tpm4j.tss.algorithms.TpmsSignatureHashMldsa;
import io.github.tpm4j.tss.algorithms.TpmtSigScheme;
import io.github.tpm4j.tss.commands.attestation.Certify;
import io.github.tpm4j.tss.commands.attestation.Quote;
import io.github.tpm4j.tss.commands.object.ReadPublic;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.structures.TpmlPcrSelection;
import io.github.tpm4j.tss.structures.TpmsAttest;
import io.github.tpm4j.tss.structures.TpmsPcrSelection;
import io.github.tpm4j.tss.structures.TpmsQuoteInfo;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.Limits;
import io.github.tpm4j.tss.wire.TpmReader;
import java.util.List;
import org.bouncycastle.crypto.params.MLDSAParameters;
import org.bouncycastle.crypto.params.MLDSAPublicKeyParameters;
import org.bouncycastle.crypto.signers.HashMLDSASigner;
import org.bouncycastle.crypto.signers.MLDSASigner;
import org.junit.jupiter.api.Test;

/** Attestations by keys of ML-DSA and HashML-DSA, which Bouncy Castle verifies. */
class PostQuantumAttestationTest {
  private static final Bytes DATA = Bytes.of((byte) 7);
  private static final TpmlPcrSelection PCRS =
      new TpmlPcrSelection(List.of(TpmsPcrSelection.of(TpmAlg.SHA1, 0)));

  private final TestTpm tpm = TestTpm.started(PostQuantumKeys.profile());

  private MLDSAPublicKeyParameters publicKey(TpmHandle key, MLDSAParameters parameters) {
    Tpm2bPublicKeyMldsa unique =
        (Tpm2bPublicKeyMldsa) tpm.run(new ReadPublic.Request(key)).outPublic().unique();
    return new MLDSAPublicKeyParameters(parameters, unique.buffer().toByteArray());
  }

  private static TpmsQuoteInfo quoteIn(Bytes attest) {
    TpmReader in = new TpmReader(attest.toByteArray(), Limits.ANY);
    return (TpmsQuoteInfo) TpmsAttest.read(in).attested();
  }

  @Test
  void pureMlDsaSignsTheAttestationItself_andPcrAreHashedByNameAlg() {
    TpmHandle key = ownersPrimary(tpm, mlDsaRestricted(MlDsaSet.ML_DSA_87));
    Quote.Response quote = tpm.run(new Quote.Request(key, DATA, TpmtSigScheme.NULL, PCRS));
    byte[] message = quote.quoted().toByteArray();
    MLDSASigner verifier = new MLDSASigner();
    verifier.init(false, publicKey(key, MLDSAParameters.ml_dsa_87));
    verifier.update(message, 0, message.length);

    Bytes signature = ((Tpm2bSignatureMldsa) quote.signature().signature()).buffer();
    assertTrue(verifier.verifySignature(signature.toByteArray()));
    assertEquals(
        Bytes.adopt(HashAlgorithm.SHA256.digest(new byte[20])),
        quoteIn(quote.quoted()).pcrDigest());
  }

  @Test
  void hashMlDsaSignsTheDigestByItsHash() {
    TpmHandle key = ownersPrimary(tpm, hashMlDsa(MlDsaSet.ML_DSA_44, TpmAlg.SHA512));
    TpmtSigScheme scheme = new TpmtSigScheme(TpmAlg.HASH_MLDSA, TpmsEmpty.EMPTY);
    Quote.Response quote = tpm.run(new Quote.Request(key, DATA, scheme, PCRS));
    byte[] message = quote.quoted().toByteArray();
    HashMLDSASigner verifier = new HashMLDSASigner();
    verifier.init(false, publicKey(key, MLDSAParameters.ml_dsa_44_with_sha512));
    verifier.update(message, 0, message.length);

    TpmsSignatureHashMldsa signature = (TpmsSignatureHashMldsa) quote.signature().signature();
    assertEquals(TpmAlg.SHA512, signature.hash());
    assertTrue(verifier.verifySignature(signature.signature().toByteArray()));
    assertEquals(64, quoteIn(quote.quoted()).pcrDigest().size());
  }

  @Test
  void anotherSchemeIsRefused_parameter2() {
    TpmHandle key = ownersPrimary(tpm, mlDsaRestricted(MlDsaSet.ML_DSA_44));

    tpm.run(new Certify.Request(key, key, DATA, new TpmtSigScheme(TpmAlg.MLDSA, TpmsEmpty.EMPTY)));
    for (TpmtSigScheme scheme :
        List.of(
            TpmtSigScheme.of(TpmAlg.ECDSA, TpmAlg.SHA256),
            new TpmtSigScheme(TpmAlg.HASH_MLDSA, TpmsEmpty.EMPTY))) {
      assertEquals(
          TpmRc.SCHEME.parameter(2), tpm.code(new Certify.Request(key, key, DATA, scheme)));
    }
  }
}
