package io.github.tpm4j.keystore.file;

import io.github.tpm4j.keystore.pem.Tss2PrivateKey;
import java.io.IOException;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.SafeBag;
import org.bouncycastle.asn1.pkcs.SecretBag;

/**
 * Keys out of SecretBags. The value is the {@code TPMKey} itself, or an OCTET STRING with it, as
 * files were written before. Such a file the JDK's PKCS12 opens as one with secret keys of its own,
 * and gives their bags its own type when it writes them again.
 */
final class SecretBags {
  private SecretBags() {}

  /** Whether a bag holds a key to which another program has given another type. */
  static boolean isRewritten(SafeBag bag) {
    return bag.getBagId().equals(PKCSObjectIdentifiers.secretBag)
        && isRewritten(SecretBag.getInstance(bag.getBagValue()).getSecretTypeId());
  }

  /** Whether {@link #isRewritten} holds for one of the bags. */
  static boolean anyRewritten(List<SafeBag> bags) {
    return bags.stream().anyMatch(SecretBags::isRewritten);
  }

  private static boolean isRewritten(ASN1ObjectIdentifier type) {
    return type.equals(PKCSObjectIdentifiers.pkcs8ShroudedKeyBag);
  }

  static Tss2PrivateKey key(SafeBag bag) throws IOException {
    SecretBag secret = SecretBag.getInstance(bag.getBagValue());
    ASN1Encodable value = secret.getSecretValue();
    Tss2PrivateKey key =
        Tss2PrivateKey.decode(
            value instanceof ASN1OctetString octets
                ? octets.getOctets()
                : value.toASN1Primitive().getEncoded());
    ASN1ObjectIdentifier type = secret.getSecretTypeId();
    if (!type.getId().equals(key.type().oid()) && !isRewritten(type)) {
      throw new IOException(
          "key store says that a key is of type %s, the key itself says %s"
              .formatted(type, key.type().oid()));
    }
    return key;
  }
}
