package io.github.tpm4j.conformance.tss;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tpm4j.transport.Transports;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.algorithms.TpmsEccPoint;
import io.github.tpm4j.tss.algorithms.TpmtEccScheme;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmEccCurve;
import io.github.tpm4j.tss.device.DeviceOptions;
import io.github.tpm4j.tss.device.Encapsulation;
import io.github.tpm4j.tss.device.TpmDevice;
import io.github.tpm4j.tss.device.TpmKey;
import io.github.tpm4j.tss.keys.KeyAuthorization;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.templates.KeyTemplate;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Arrays;
import javax.crypto.KeyAgreement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Keys of X25519 and X448 of the bundled TPM, as programs use them. */
class XdhKeyTest {
  private TpmDevice device;

  private enum Xdh {
    X25519(TpmEccCurve.CURVE_25519, HashAlg.SHA256, 32),
    X448(TpmEccCurve.CURVE_448, HashAlg.SHA512, 56);

    private final TpmEccCurve curve;
    private final HashAlg hash;
    private final int keyBytes;

    Xdh(TpmEccCurve curve, HashAlg hash, int keyBytes) {
      this.curve = curve;
      this.hash = hash;
      this.keyBytes = keyBytes;
    }

    private TpmtPublic ecdh() {
      TpmtEccScheme scheme = TpmtEccScheme.of(TpmAlg.ECDH, TpmAlg.SHA256);
      return KeyTemplate.ec(curve, scheme).decrypting().build();
    }
  }

  @BeforeEach
  void open() throws Exception {
    device = TpmDevice.open(Transports.open("engine:memory,profile=185"), DeviceOptions.DEFAULT);
  }

  @AfterEach
  void close() {
    device.close();
  }

  private TpmKey key(TpmtPublic template) {
    return Keys.create(
        device, template, "secret", KeyAuthorization.password(Keys.password("secret")));
  }

  @ParameterizedTest
  @EnumSource(Xdh.class)
  void agreesWithTheJdk(Xdh xdh) throws Exception {
    TpmKey key = key(xdh.ecdh());
    KeyPair other = KeyPairGenerator.getInstance(xdh.name(), "SunEC").generateKeyPair();
    byte[] info = other.getPublic().getEncoded();
    byte[] u = Arrays.copyOfRange(info, info.length - xdh.keyBytes, info.length);
    KeyAgreement agreement = KeyAgreement.getInstance("XDH", "SunEC");
    agreement.init(other.getPrivate());
    agreement.doPhase(key.publicKey(), true);

    assertArrayEquals(
        agreement.generateSecret(),
        key.ecdhZGen(new TpmsEccPoint(Bytes.of(u), Bytes.EMPTY)).x().toByteArray());
  }

  @ParameterizedTest
  @EnumSource(Xdh.class)
  void decapsulatesWhatTheTpmEncapsulates(Xdh xdh) {
    TpmKey key = key(KeyTemplate.dhkem(xdh.curve, xdh.hash).build());
    Encapsulation made = device.encapsulate(key.publicArea());

    try (SecretBytes sent = made.sharedSecret();
        SecretBytes received = key.decapsulate(made.ciphertext())) {
      assertEquals(sent, received);
      assertEquals(xdh.keyBytes, made.ciphertext().size());
    }
  }
}
