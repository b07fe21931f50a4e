package io.github.tpm4j.engine.hierarchy;

import static io.github.tpm4j.engine.hierarchy.LimitedTemplates.attribute;
import static io.github.tpm4j.engine.hierarchy.LimitedTemplates.primary;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.engine.testing.TestObjects;
import io.github.tpm4j.engine.testing.TestTpm;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.commands.capability.GetCapability;
import io.github.tpm4j.tss.commands.contextmanagement.EvictControl;
import io.github.tpm4j.tss.commands.contextmanagement.FlushContext;
import io.github.tpm4j.tss.commands.hierarchy.Clear;
import io.github.tpm4j.tss.commands.hierarchy.CreatePrimary;
import io.github.tpm4j.tss.commands.hierarchy.HierarchyChangeAuth;
import io.github.tpm4j.tss.commands.hierarchy.HierarchyControl;
import io.github.tpm4j.tss.commands.object.CreateLoaded;
import io.github.tpm4j.tss.commands.object.LoadExternal;
import io.github.tpm4j.tss.commands.object.ReadPublic;
import io.github.tpm4j.tss.commands.random.GetRandom;
import io.github.tpm4j.tss.constants.TpmCap;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.creation.TpmsCreationData;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.objects.TpmtSensitive;
import io.github.tpm4j.tss.structures.TpmlHandle;
import io.github.tpm4j.tss.templates.KeyTemplate;
import io.github.tpm4j.tss.templates.StorageTemplates;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.Revision;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Hierarchies that are limited to a firmware or a security version number (revision 1.83). */
class LimitedHierarchiesTest {
  private static final TpmHandle PERSISTENT = TpmHandle.of(0x81000001);

  private final TestTpm tpm = TestTpm.started(Revision.V183);

  static Stream<TpmHandle> hierarchies() {
    return Stream.concat(
        IntStream.range(0x40000140, 0x40000144).mapToObj(TpmHandle::of),
        IntStream.rangeClosed(0x4001, 0x4004).mapToObj(kind -> TpmHandle.of(kind << 16)));
  }

  private CreatePrimary.Response made(TpmHandle hierarchy) {
    CreatePrimary.Response made = tpm.run(primary(hierarchy));
    tpm.run(new FlushContext.Request(made.objectHandle()));
    return made;
  }

  @ParameterizedTest
  @MethodSource("hierarchies")
  void makeKeysThatNameThem(TpmHandle hierarchy) {
    CreatePrimary.Response made = tpm.run(primary(hierarchy));
    TpmsCreationData data = made.creationData();
    Bytes handle = Bytes.of(hierarchy.marshal());

    assertTrue(made.outPublic().objectAttributes().has(attribute(hierarchy)));
    assertEquals(handle, data.parentName());
    assertEquals(handle, data.parentQualifiedName());
    assertEquals(hierarchy, made.creationTicket().hierarchy());
    assertEquals(64, made.creationTicket().digest().size());
  }

  @ParameterizedTest
  @MethodSource("hierarchies")
  void makeTheSameKeyAgain_alsoByCreateLoaded(TpmHandle hierarchy) {
    CreatePrimary.Response first = made(hierarchy);
    Bytes template = Bytes.adopt(LimitedTemplates.storage(attribute(hierarchy)).marshal());

    assertEquals(first.name(), made(hierarchy).name());
    assertEquals(
        first.name(),
        tpm.run(new CreateLoaded.Request(hierarchy, TestObjects.NOTHING, template)).name());
  }

  @Test
  void haveEachSecretsOfItsOwn() {
    Set<Bytes> points = new HashSet<>();
    Set<Bytes> tickets = new HashSet<>();
    List<TpmHandle> bases =
        List.of(TpmHandle.OWNER, TpmHandle.ENDORSEMENT, TpmHandle.PLATFORM, TpmHandle.NULL);
    Stream.concat(bases.stream(), hierarchies())
        .forEach(
            hierarchy -> {
              // The same template everywhere: it is the seeds that differ.
              CreatePrimary.Response made =
                  tpm.run(TestObjects.primary(hierarchy, StorageTemplates.ECC_P256));
              tpm.run(new FlushContext.Request(made.objectHandle()));
              points.add(made.name());
              tickets.add(made.creationTicket().digest());
            });
    assertEquals(12, points.size());
    assertEquals(12, tickets.size());
  }

  @ParameterizedTest
  @MethodSource("hierarchies")
  void arePartOfTheQualifiedName(TpmHandle hierarchy) {
    CreatePrimary.Response made = tpm.run(primary(hierarchy));
    byte[] digest = HashAlgorithm.SHA256.digest(hierarchy.marshal(), made.name().toByteArray());
    Bytes qualified = tpm.run(new ReadPublic.Request(made.objectHandle())).qualifiedName();
    assertEquals(Bytes.of(digest), qualified.slice(2, 34));
  }

  @ParameterizedTest
  @ValueSource(ints = {0x40000140, 0x40010000})
  void areAuthorisedAsTheirBase(int handle) {
    TpmHandle hierarchy = TpmHandle.of(handle);
    SecretBytes auth = TestObjects.secret("owner");
    tpm.run(new HierarchyChangeAuth.Request(TpmHandle.OWNER, auth));

    assertEquals(TpmRc.BAD_AUTH.session(1), tpm.code(primary(hierarchy)));
    assertEquals(TpmRc.SUCCESS, tpm.auth(auth).code(primary(hierarchy)));
  }

  @ParameterizedTest
  @ValueSource(ints = {0x40000140, 0x40010000})
  void areDisabledWithTheirBase_andTheirObjectsFlushed(int handle) {
    TpmHandle hierarchy = TpmHandle.of(handle);
    TpmHandle object = tpm.run(primary(hierarchy)).objectHandle();
    tpm.run(new HierarchyControl.Request(TpmHandle.PLATFORM, TpmHandle.OWNER, false));

    assertEquals(TpmRc.REFERENCE_H0, tpm.code(new ReadPublic.Request(object)));
    assertEquals(TpmRc.HIERARCHY.handle(1), tpm.code(primary(hierarchy)));
    assertEquals(TpmRc.HIERARCHY.parameter(3), tpm.code(load(hierarchy)));
  }

  @ParameterizedTest
  @ValueSource(ints = {0x40000140, 0x40010000})
  void endWithTheSeedOfTheirBase(int handle) {
    TpmHandle hierarchy = TpmHandle.of(handle);
    Bytes name = made(hierarchy).name();
    TpmHandle object = tpm.run(primary(hierarchy)).objectHandle();
    tpm.run(new Clear.Request(TpmHandle.PLATFORM));

    assertEquals(TpmRc.REFERENCE_H0, tpm.code(new ReadPublic.Request(object)));
    assertNotEquals(name, made(hierarchy).name());
  }

  @ParameterizedTest
  @MethodSource("hierarchies")
  void haveNoPersistentObjects(TpmHandle hierarchy) {
    boolean ofPlatform = HierarchyLimit.base(hierarchy).equals(TpmHandle.PLATFORM);
    TpmHandle auth = ofPlatform ? TpmHandle.PLATFORM : TpmHandle.OWNER;
    TpmHandle object = tpm.run(primary(hierarchy)).objectHandle();
    assertEquals(
        TpmRc.ATTRIBUTES.handle(2), tpm.code(new EvictControl.Request(auth, object, PERSISTENT)));
  }

  private static LoadExternal.Request load(TpmHandle hierarchy) {
    return new LoadExternal.Request(null, StorageTemplates.ECC_P256, hierarchy);
  }

  @ParameterizedTest
  @ValueSource(ints = {0x40000140, 0x40000143, 0x40010000, 0x40040000})
  void takeNoSensitiveAreaFromElsewhere_parameter3(int handle) {
    TpmtPublic area = KeyTemplate.hmac(HashAlg.SHA256).build();
    TpmtSensitive sensitive =
        new TpmtSensitive(
            area.type(),
            SecretBytes.EMPTY,
            TestObjects.secret("0123456789abcdef0123456789abcdef"),
            TestObjects.secret("key"));
    assertEquals(
        TpmRc.HIERARCHY.parameter(3),
        tpm.code(new LoadExternal.Request(sensitive, area, TpmHandle.of(handle))));
  }

  @Test
  void outlastASuspension() {
    CreatePrimary.Response made = tpm.run(primary(TpmHandle.FW_NULL));
    Map<String, byte[]> running = tpm.tpm().suspend();
    tpm.losePower();
    tpm.tpm().resume(running);
    assertEquals(made.name(), tpm.run(new ReadPublic.Request(made.objectHandle())).name());
    assertEquals(made.name(), tpm.run(primary(TpmHandle.FW_NULL)).name());
  }

  @ParameterizedTest
  @ValueSource(ints = {0x40010001, 0x4002FFFF, 0x40030001, 0x40048000})
  void ofAnSvnAboveTheFirmwaresAreRefused(int handle) {
    TpmHandle hierarchy = TpmHandle.of(handle);
    assertEquals(TpmRc.SVN_LIMITED.handle(1), tpm.code(primary(hierarchy)));
    assertEquals(TpmRc.SVN_LIMITED.parameter(3), tpm.code(load(hierarchy)));
    assertEquals(TpmRc.SUCCESS, tpm.code(new GetRandom.Request(4)));
  }

  @ParameterizedTest
  @ValueSource(ints = {0x4000013F, 0x40000144, 0x4000FFFF, 0x40050000})
  void areThoseAndNoOthers(int handle) {
    assertEquals(
        TpmRc.VALUE.handle(1),
        tpm.code(TestObjects.primary(TpmHandle.of(handle), StorageTemplates.ECC_P256)));
  }

  @ParameterizedTest
  @MethodSource("hierarchies")
  void areNoHandlesOf159(TpmHandle hierarchy) {
    assertEquals(
        TpmRc.VALUE.handle(1),
        TestTpm.started(Revision.V159)
            .code(TestObjects.primary(hierarchy, StorageTemplates.ECC_P256)));
  }

  @ParameterizedTest
  @MethodSource("hierarchies")
  void areNotEnabledByThemselves(TpmHandle hierarchy) {
    assertEquals(
        TpmRc.VALUE.handle(1),
        tpm.code(new HierarchyControl.Request(hierarchy, TpmHandle.OWNER, true)));
    assertEquals(
        TpmRc.VALUE.parameter(1),
        tpm.code(new HierarchyControl.Request(TpmHandle.PLATFORM, hierarchy, true)));
  }

  private static List<TpmHandle> listed(TestTpm by, int from) {
    GetCapability.Response listed = by.run(new GetCapability.Request(TpmCap.HANDLES, from, 100));
    return ((TpmlHandle) listed.capabilityData().data()).handle();
  }

  @Test
  void areListedAmongThePermanentHandles() {
    assertEquals(hierarchies().toList(), listed(tpm, 0x40000120));
    assertEquals(List.of(), listed(TestTpm.started(Revision.V159), 0x40000120));
  }
}
