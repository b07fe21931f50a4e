package io.github.tpm4j.provider.software;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.provider.ServiceRow;
import io.github.tpm4j.provider.TpmProvider;
import io.github.tpm4j.tss.crypto.SoftwareProviders;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Security;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The provider is the first of all here, so that everyone in this JVM is served by it. */
class SoftwareServicesTest {
  private static final byte[] MESSAGE = "message".getBytes(StandardCharsets.UTF_8);

  private TpmProvider provider;

  @BeforeEach
  void comesFirst() {
    provider = (TpmProvider) new TpmProvider().configure("engine:memory");
    Security.insertProviderAt(provider, 1);
  }

  @AfterEach
  void remove() {
    Security.removeProvider(provider.getName());
    provider.connection().close();
  }

  static Stream<String> digestNames() {
    return SoftwareServices.rows().stream()
        .filter(row -> row.type().equals("MessageDigest"))
        .flatMap(SoftwareServicesTest::names);
  }

  private static Stream<String> names(ServiceRow row) {
    List<String> names = new ArrayList<>(row.aliases());
    names.add(row.algorithm());
    return names.stream();
  }

  @ParameterizedTest
  @MethodSource("digestNames")
  void digestsAsThePlatformDoes(String name) throws Exception {
    MessageDigest digest = MessageDigest.getInstance(name);
    assertSame(provider, digest.getProvider());
    assertArrayEquals(
        MessageDigest.getInstance(name, "SUN").digest(MESSAGE), digest.digest(MESSAGE));
    digest.update(MESSAGE, 0, 3);
    MessageDigest copy = (MessageDigest) digest.clone();
    digest.update(MESSAGE, 3, MESSAGE.length - 3);
    copy.update(MESSAGE, 3, MESSAGE.length - 3);
    assertArrayEquals(digest.digest(), copy.digest());
  }

  @Test
  void encodesParametersOfOaep() throws Exception {
    OAEPParameterSpec spec =
        new OAEPParameterSpec(
            "SHA-256", "MGF1", MGF1ParameterSpec.SHA384, new PSource.PSpecified(MESSAGE));
    for (String name : List.of("OAEP", "1.2.840.113549.1.1.7", "OID.1.2.840.113549.1.1.7")) {
      AlgorithmParameters own = AlgorithmParameters.getInstance(name);
      assertSame(provider, own.getProvider());
      own.init(spec);
      AlgorithmParameters read = AlgorithmParameters.getInstance("OAEP", "SunJCE");
      read.init(own.getEncoded());
      OAEPParameterSpec back = read.getParameterSpec(OAEPParameterSpec.class);
      assertEquals("SHA-256", back.getDigestAlgorithm());
      assertEquals("SHA-384", ((MGF1ParameterSpec) back.getMGFParameters()).getDigestAlgorithm());
      assertArrayEquals(MESSAGE, ((PSource.PSpecified) back.getPSource()).getValue());
    }
  }

  @Test
  void encodesParametersOfPss() throws Exception {
    PSSParameterSpec spec = new PSSParameterSpec("SHA-384", "MGF1", MGF1ParameterSpec.SHA384, 7, 1);
    for (String name :
        List.of("RSASSA-PSS", "1.2.840.113549.1.1.10", "OID.1.2.840.113549.1.1.10")) {
      AlgorithmParameters own = AlgorithmParameters.getInstance(name);
      assertSame(provider, own.getProvider());
      own.init(spec);
      AlgorithmParameters read = AlgorithmParameters.getInstance("RSASSA-PSS", "SunRsaSign");
      read.init(own.getEncoded());
      assertEquals(7, read.getParameterSpec(PSSParameterSpec.class).getSaltLength());
    }
  }

  @Test
  void encodesTheIvOfAes() throws Exception {
    for (String name : List.of("AES", "2.16.840.1.101.3.4.1.2", "OID.2.16.840.1.101.3.4.1.42")) {
      AlgorithmParameters own = AlgorithmParameters.getInstance(name);
      assertSame(provider, own.getProvider());
      own.init(
          new IvParameterSpec(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16}));
      AlgorithmParameters read = AlgorithmParameters.getInstance("AES", "SunJCE");
      read.init(own.getEncoded());
      assertEquals(16, read.getParameterSpec(IvParameterSpec.class).getIV()[15]);
    }
  }

  @Test
  void knowsTheCurves() throws Exception {
    for (String name :
        List.of("EC", "EllipticCurve", "1.2.840.10045.2.1", "OID.1.2.840.10045.2.1")) {
      AlgorithmParameters own = AlgorithmParameters.getInstance(name);
      assertSame(provider, own.getProvider());
      own.init(new ECGenParameterSpec("secp384r1"));
      assertEquals(384, own.getParameterSpec(ECParameterSpec.class).getOrder().bitLength());
    }
  }

  @Test
  void isNotAskedByItself() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", provider);
    generator.initialize(256);
    KeyPair pair = generator.generateKeyPair();
    Signature signer = Signature.getInstance("SHA256withECDSA", provider);
    signer.initSign(pair.getPrivate());
    signer.update(MESSAGE);
    byte[] signature = signer.sign();
    signer.initVerify(pair.getPublic());
    signer.update(MESSAGE);
    assertTrue(signer.verify(signature));
    for (ServiceRow row : SoftwareServices.rows()) {
      assertNotSame(provider, SoftwareProviders.of(row.type(), row.algorithm()));
    }
  }
}
