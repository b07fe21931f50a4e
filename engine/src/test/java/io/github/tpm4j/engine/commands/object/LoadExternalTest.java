package io.github.tpm4j.engine.commands.object;

import static io.github.tpm4j.engine.testing.TestObjects.child;
import static io.github.tpm4j.engine.testing.TestObjects.primary;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tpm4j.engine.testing.TestTpm;
import io.github.tpm4j.tss.algorithms.TpmsEccPoint;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.commands.hierarchy.HierarchyControl;
import io.github.tpm4j.tss.commands.object.LoadExternal;
import io.github.tpm4j.tss.commands.object.ReadPublic;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmEccCurve;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.objects.TpmtSensitive;
import io.github.tpm4j.tss.templates.KeyTemplate;
import io.github.tpm4j.tss.templates.StorageTemplates;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import org.junit.jupiter.api.Test;

class LoadExternalTest {
  /** The generator of P-256: the public key of the private key 1. */
  private static final TpmsEccPoint GENERATOR =
      new TpmsEccPoint(
          Bytes.ofHex("6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296"),
          Bytes.ofHex("4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5"));

  private static final TpmtPublic KEY =
      KeyTemplate.ec(TpmEccCurve.NIST_P256)
          .signing()
          .without(
              TpmaObject.FIXED_TPM | TpmaObject.FIXED_PARENT | TpmaObject.SENSITIVE_DATA_ORIGIN)
          .build()
          .withUnique(GENERATOR);

  private final TestTpm tpm = TestTpm.started();

  @Test
  void loadsAPublicAreaIntoAnyHierarchy() {
    LoadExternal.Response loaded = tpm.run(request(null, KEY, TpmHandle.OWNER));
    ReadPublic.Response read = tpm.run(new ReadPublic.Request(loaded.objectHandle()));

    assertEquals(KEY, read.outPublic());
    assertEquals(read.name(), read.qualifiedName());
  }

  @Test
  void loadsBothAreasIntoTheNullHierarchyAlone_parameter3() {
    tpm.run(request(scalar(1), KEY, TpmHandle.NULL));

    assertEquals(TpmRc.HIERARCHY.parameter(3), tpm.code(request(scalar(1), KEY, TpmHandle.OWNER)));
  }

  @Test
  void refusesADisabledHierarchy_parameter3() {
    tpm.run(new HierarchyControl.Request(TpmHandle.OWNER, TpmHandle.OWNER, false));

    assertEquals(TpmRc.HIERARCHY.parameter(3), tpm.code(request(null, KEY, TpmHandle.OWNER)));
  }

  @Test
  void refusesAPrivateKeyThatLooksAsIfTheTpmHadMadeIt_parameter2() {
    TpmtPublic restricted = KEY.withAttributes(KEY.objectAttributes().with(TpmaObject.RESTRICTED));

    assertEquals(
        TpmRc.ATTRIBUTES.parameter(2), tpm.code(request(scalar(1), restricted, TpmHandle.NULL)));
  }

  @Test
  void refusesAnotherPrivateKey() {
    assertEquals(TpmRc.BINDING, tpm.code(request(scalar(2), KEY, TpmHandle.NULL)));
    assertEquals(TpmRc.KEY_SIZE, tpm.code(request(scalar(0), KEY, TpmHandle.NULL)));
  }

  @Test
  void refusesASensitiveAreaOfAnotherType_parameter1() {
    TpmtSensitive data =
        new TpmtSensitive(
            TpmAlg.KEYEDHASH, SecretBytes.EMPTY, SecretBytes.EMPTY, SecretBytes.EMPTY);

    assertEquals(TpmRc.TYPE.parameter(1), tpm.code(request(data, KEY, TpmHandle.NULL)));
  }

  @Test
  void refusesAPointOffTheCurveAndOneOfAnotherSize_parameter2() {
    TpmtPublic offCurve = KEY.withUnique(new TpmsEccPoint(GENERATOR.x(), GENERATOR.x()));
    TpmtPublic shortened =
        KEY.withUnique(new TpmsEccPoint(GENERATOR.x().slice(0, 31), GENERATOR.y()));

    assertEquals(TpmRc.ECC_POINT.parameter(2), tpm.code(request(null, offCurve, TpmHandle.OWNER)));
    assertEquals(TpmRc.KEY.parameter(2), tpm.code(request(null, shortened, TpmHandle.OWNER)));
  }

  @Test
  void externalObjectIsNoParent() {
    TpmtPublic storage = tpm.run(primary(TpmHandle.OWNER, StorageTemplates.ECC_P256)).outPublic();
    TpmHandle external = tpm.run(request(null, storage, TpmHandle.OWNER)).objectHandle();

    assertEquals(TpmRc.AUTH_UNAVAILABLE, tpm.code(child(external, KEY)));
  }

  private static TpmtSensitive scalar(int number) {
    byte[] octets = new byte[32];
    octets[31] = (byte) number;
    return new TpmtSensitive(
        TpmAlg.ECC, SecretBytes.EMPTY, SecretBytes.EMPTY, SecretBytes.of(octets));
  }

  private static LoadExternal.Request request(
      TpmtSensitive sensitive, TpmtPublic publicArea, TpmHandle hierarchy) {
    return new LoadExternal.Request(sensitive, publicArea, hierarchy);
  }
}
