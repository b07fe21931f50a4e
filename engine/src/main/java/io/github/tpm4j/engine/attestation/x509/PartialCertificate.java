package io.github.tpm4j.engine.attestation.x509;

import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.tss.constants.TpmRc;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.x509.Extensions;

/**
 * What the caller of TPM2_CertifyX509 gives of a certificate (Part 3, 18.8): a sequence of the
 * optional signature algorithm, the issuer, the validity, the subject and the extensions.
 *
 * @param names issuer, validity and subject, as they came
 * @param extensionsElement the extensions as they came, tagged [3]
 */
public record PartialCertificate(
    Optional<ASN1Encodable> signatureAlgorithm,
    List<ASN1Encodable> names,
    ASN1Encodable extensionsElement,
    Extensions extensions) {
  /** Issuer, validity, subject. */
  private static final int NAMES = 3;

  private static final int EXTENSIONS_TAG = 3;

  public PartialCertificate {
    names = List.copyOf(names);
  }

  /**
   * Reads one.
   *
   * @throws TpmFailure TPM_RC_SIZE if it is not one sequence and nothing else, TPM_RC_VALUE if it
   *     is empty or not DER, or the elements are others
   */
  public static PartialCertificate parse(byte[] der) {
    List<ASN1Encodable> elements = elements(der);
    List<ASN1Encodable> sequences = new ArrayList<>();
    List<ASN1TaggedObject> tagged = new ArrayList<>();
    for (ASN1Encodable element : elements) {
      if (element instanceof ASN1TaggedObject object) {
        tagged.add(object);
      } else {
        TpmFailure.require(element instanceof ASN1Sequence, TpmRc.VALUE);
        sequences.add(element);
      }
    }
    boolean hasAlgorithm = sequences.size() == NAMES + 1;
    TpmFailure.require(
        (hasAlgorithm || sequences.size() == NAMES) && tagged.size() == 1, TpmRc.VALUE);
    return new PartialCertificate(
        hasAlgorithm ? Optional.of(sequences.get(0)) : Optional.empty(),
        sequences.subList(sequences.size() - NAMES, sequences.size()),
        tagged.get(0),
        extensions(tagged.get(0)));
  }

  private static List<ASN1Encodable> elements(byte[] der) {
    TpmFailure.require(der.length > 0, TpmRc.VALUE);
    try {
      ASN1Primitive all = ASN1Primitive.fromByteArray(der);
      TpmFailure.require(all instanceof ASN1Sequence, TpmRc.SIZE);
      // The certificate has to come out as it is here, so what BER leaves open is refused.
      TpmFailure.require(Arrays.equals(all.getEncoded(ASN1Encoding.DER), der), TpmRc.VALUE);
      return List.of(((ASN1Sequence) all).toArray());
    } catch (IOException | IllegalArgumentException | IllegalStateException e) {
      throw new TpmFailure(TpmRc.SIZE);
    }
  }

  private static Extensions extensions(ASN1TaggedObject tagged) {
    TpmFailure.require(tagged.hasContextTag(EXTENSIONS_TAG), TpmRc.VALUE);
    try {
      return Extensions.getInstance(tagged.getExplicitBaseObject());
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw new TpmFailure(TpmRc.VALUE);
    }
  }
}
