package io.github.tpm4j.tss.crypto;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.algorithms.TpmsEccPoint;
import io.github.tpm4j.tss.algorithms.TpmsEmpty;
import io.github.tpm4j.tss.algorithms.TpmtEccScheme;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmEccCurve;
import io.github.tpm4j.tss.error.TpmUnsupportedException;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.templates.KeyTemplate;
import io.github.tpm4j.tss.templates.StorageTemplates;
import io.github.tpm4j.tss.wire.Bytes;
import java.math.BigInteger;
import java.security.PublicKey;
import java.security.interfaces.XECPublicKey;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class PublicKeysTest {
  private static final TpmtEccScheme ECDH = TpmtEccScheme.of(TpmAlg.ECDH, TpmAlg.SHA256);

  @Test
  void refusesACoordinateThatIsLongerThanTheField() {
    byte[] tooLong = new byte[48];
    Arrays.fill(tooLong, (byte) 1);
    TpmsEccPoint point = new TpmsEccPoint(Bytes.adopt(tooLong), Bytes.EMPTY);
    TpmtPublic area = StorageTemplates.ECC_P256.withUnique(point);

    assertThrows(TpmUnsupportedException.class, () -> PublicKeys.of(area));
  }

  /** RFC 7748, 6.1: Alice's public key. */
  @Test
  void aKeyOfX25519IsThatOfItsU() {
    byte[] u =
        HexFormat.of().parseHex("8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a");
    TpmtPublic ecdh = KeyTemplate.ec(TpmEccCurve.CURVE_25519, ECDH).decrypting().build();
    TpmtPublic dhkem = KeyTemplate.dhkem(TpmEccCurve.CURVE_25519, HashAlg.SHA256).build();

    for (TpmtPublic template : new TpmtPublic[] {ecdh, dhkem}) {
      PublicKey key =
          PublicKeys.of(template.withUnique(new TpmsEccPoint(Bytes.of(u), Bytes.EMPTY)));
      byte[] info = assertInstanceOf(XECPublicKey.class, key).getEncoded();
      assertArrayEquals(u, Arrays.copyOfRange(info, info.length - u.length, info.length));
    }
  }

  @Test
  void aKeyOfX448IsThatOfItsU() {
    byte[] u = new byte[56];
    u[0] = 5;
    TpmtPublic template = KeyTemplate.dhkem(TpmEccCurve.CURVE_448, HashAlg.SHA512).build();
    PublicKey key = PublicKeys.of(template.withUnique(new TpmsEccPoint(Bytes.of(u), Bytes.EMPTY)));

    assertEquals(BigInteger.valueOf(5), assertInstanceOf(XECPublicKey.class, key).getU());
  }

  @Test
  void refusesWhatIsNoUAlone() {
    TpmtPublic template = KeyTemplate.ec(TpmEccCurve.CURVE_25519, ECDH).decrypting().build();
    Bytes right = Bytes.of(new byte[32]);

    for (TpmsEccPoint wrong :
        new TpmsEccPoint[] {
          new TpmsEccPoint(Bytes.EMPTY, Bytes.EMPTY),
          new TpmsEccPoint(Bytes.of(new byte[31]), Bytes.EMPTY),
          new TpmsEccPoint(Bytes.of(new byte[56]), Bytes.EMPTY),
          new TpmsEccPoint(right, right)
        }) {
      TpmtPublic area = template.withUnique(wrong);
      assertThrows(TpmUnsupportedException.class, () -> PublicKeys.of(area));
    }
  }

  @Test
  void aKeyThatSignsOnTheSameCurveIsNotOfX25519() {
    TpmtEccScheme eddsa = new TpmtEccScheme(TpmAlg.EDDSA, TpmsEmpty.EMPTY);
    TpmtPublic area =
        KeyTemplate.ec(TpmEccCurve.CURVE_25519, eddsa)
            .signing()
            .build()
            .withUnique(new TpmsEccPoint(Bytes.of(new byte[32]), Bytes.EMPTY));

    assertThrows(TpmUnsupportedException.class, () -> PublicKeys.of(area));
  }
}
