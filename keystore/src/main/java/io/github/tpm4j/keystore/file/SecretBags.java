package io.github.tpm4j.keystore.file;

import io.github.tpm4j.keystore.pem.Tss2PrivateKey;
import io.github.tpm4j.tss.asn1.BerElement;
import io.github.tpm4j.tss.asn1.Oid;
import java.io.IOException;
import java.util.List;

/**
 * Keys out of SecretBags. The value is the {@code TPMKey} itself, or an OCTET STRING with it, as
 * files were written before. Such a file the JDK's PKCS12 opens as one with secret keys of its own,
 * and gives their bags its own type when it writes them again.
 */
final class SecretBags {
  private SecretBags() {}

  /** Whether a bag holds a key to which another program has given another type. */
  static boolean isRewritten(SafeBag bag) throws IOException {
    return bag.type().equals(Pkcs12Types.SECRET_BAG) && isRewritten(bag.typedValue().type());
  }

  /** Whether {@link #isRewritten} holds for one of the bags. */
  static boolean anyRewritten(List<SafeBag> bags) throws IOException {
    for (SafeBag bag : bags) {
      if (isRewritten(bag)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isRewritten(Oid type) {
    return type.equals(Pkcs12Types.SHROUDED_KEY_BAG);
  }

  static Tss2PrivateKey key(SafeBag bag) throws IOException {
    SafeBag.TypedValue secret = bag.typedValue();
    BerElement value = secret.value();
    Tss2PrivateKey key =
        Tss2PrivateKey.decode(value.isOctetString() ? value.octets() : value.encoded());
    if (!secret.type().equals(new Oid(key.type().oid())) && !isRewritten(secret.type())) {
      throw new IOException(
          "key store says that a key is of type %s, the key itself says %s"
              .formatted(secret.type(), key.type().oid()));
    }
    return key;
  }
}
