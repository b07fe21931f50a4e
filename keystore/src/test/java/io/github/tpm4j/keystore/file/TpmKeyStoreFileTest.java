package io.github.tpm4j.keystore.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.keystore.KeyOrigin;
import io.github.tpm4j.keystore.pem.Tss2KeyType;
import io.github.tpm4j.keystore.pem.Tss2PrivateKey;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.pcr.Pcr;
import io.github.tpm4j.tss.pcr.PcrSelections;
import io.github.tpm4j.tss.pcr.PcrValues;
import io.github.tpm4j.tss.wire.Bytes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TpmKeyStoreFileTest {
  @Test
  void anEmptyFileComesBackEmpty() throws IOException {
    byte[] stored = Samples.store(TpmKeyStoreFile.empty(), "changeit");
    assertEquals(TpmKeyStoreFile.empty(), Samples.load(stored, "changeit"));
  }

  @Property(tries = 60)
  void everyFileComesBack(@ForAll("files") TpmKeyStoreFile file, @ForAll("passwords") String word)
      throws IOException {
    String password = word.isEmpty() ? null : word;
    assertEquals(file, Samples.load(Samples.store(file, password), password));
  }

  @Test
  void keysShareTheCertificatesOfTheirIssuers() throws IOException {
    TpmKeyStoreFile file =
        TpmKeyStoreFile.empty()
            .with(Samples.entry("a", Samples.LEAF, Samples.ROOT))
            .with(Samples.entry("b", Samples.SECOND_LEAF, Samples.ROOT));
    byte[] stored = Samples.store(file, null);
    assertEquals(1, occurrences(stored, Samples.ROOT));
    assertEquals(file, Samples.load(stored, null));
  }

  @Test
  void issuersOfTheSameNameAreToldApart() throws IOException {
    TpmKeyStoreFile file =
        TpmKeyStoreFile.empty()
            .with(Samples.entry("direct", Samples.LEAF, Samples.ROOT))
            .with(
                Samples.entry(
                    "cross", Samples.LEAF, Samples.CROSS_SIGNED_ROOT, Samples.OTHER_ROOT));
    assertEquals(file, Samples.load(Samples.store(file, "changeit"), "changeit"));
  }

  @Test
  void oneCertificateMayBeTrustedTwiceAndBePartOfAChain() throws IOException {
    TpmKeyStoreFile file =
        TpmKeyStoreFile.empty()
            .with(new TrustedCertificate("ca", Samples.TIME, Samples.ROOT))
            .with(Samples.entry("key", Samples.LEAF, Samples.ROOT))
            .with(new TrustedCertificate("ca again", Samples.TIME, Samples.ROOT))
            .with(new TrustedCertificate("self", Samples.TIME, Samples.LEAF));
    assertEquals(file, Samples.load(Samples.store(file, "changeit"), "changeit"));
  }

  @Test
  void aliasesAreKeptInLowerCase() {
    TpmKeyStoreFile file = TpmKeyStoreFile.empty().with(Samples.entry("Server"));
    assertEquals("server", file.entries().get(0).alias());
    assertTrue(file.find("SERVER").isPresent());
    assertEquals(TpmKeyStoreFile.empty(), file.without("SERVER"));
    assertEquals(Optional.empty(), file.find("client"));
  }

  @Test
  void aSecondEntryWithTheAliasTakesThePlaceOfTheFirst() {
    KeyEntry renewed = Samples.entry("A", Samples.LEAF);
    TpmKeyStoreFile file =
        TpmKeyStoreFile.empty().with(Samples.entry("a")).with(Samples.entry("b")).with(renewed);
    assertEquals(List.of(renewed, Samples.entry("b")), file.entries());
  }

  @Test
  void refusesOneAliasTwice() {
    List<FileEntry> entries = List.of(Samples.entry("a"), Samples.entry("A"));
    assertThrows(IllegalArgumentException.class, () -> new TpmKeyStoreFile(entries));
  }

  @Test
  void emptyPasswordWritesNoMac_asNoneDoes() throws IOException {
    TpmKeyStoreFile file = TpmKeyStoreFile.empty().with(Samples.entry("a"));
    assertArrayEquals(Samples.store(file, null), Samples.store(file, ""));
    assertEquals(file, Samples.load(Samples.store(file, ""), ""));
  }

  @Test
  void noPasswordReadsWithoutVerification_asTheKeyStoreContractSays() throws IOException {
    TpmKeyStoreFile file = TpmKeyStoreFile.empty().with(Samples.entry("a", Samples.LEAF));
    assertEquals(file, Samples.load(Samples.store(file, "changeit"), null));
  }

  @Test
  void knowsItselfWhereTheOnlyKeyIsInTheTpmsOwnMemory() throws IOException {
    Tss2PrivateKey key =
        Tss2PrivateKey.builder(
                Tss2KeyType.PERSISTENT,
                0x81000020,
                Bytes.of((byte) 0, (byte) 1, (byte) 5),
                Bytes.EMPTY)
            .build();
    TpmKeyStoreFile file =
        TpmKeyStoreFile.empty().with(new KeyEntry("a", Samples.TIME, key, List.of()));
    byte[] content = Samples.store(file, "changeit");
    assertTrue(TpmKeyStoreFile.looksLikeTpmKeyStore(new ByteArrayInputStream(content)));
    assertEquals(file, Samples.load(content, "changeit"));
  }

  @Test
  void storesAtAPathAndLoadsFromIt(@TempDir Path folder) throws IOException {
    Path path = folder.resolve("keys.tpm");
    TpmKeyStoreFile file = TpmKeyStoreFile.empty().with(Samples.entry("a", Samples.LEAF));
    file.store(path, "changeit".toCharArray());
    assertEquals(file, TpmKeyStoreFile.load(path, "changeit".toCharArray()));
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of(path), files.toList());
    }
  }

  @Provide
  Arbitrary<String> passwords() {
    return Arbitraries.of("", "changeit", "pässwörd", "密码🔑");
  }

  @Provide
  Arbitrary<TpmKeyStoreFile> files() {
    return Arbitraries.oneOf(keyEntries(), trustedCertificates())
        .list()
        .ofMaxSize(6)
        .uniqueElements(FileEntry::alias)
        .map(TpmKeyStoreFile::new);
  }

  private static Arbitrary<FileEntry> keyEntries() {
    Arbitrary<List<X509Certificate>> chains = certificates().list().ofMaxSize(3);
    Arbitrary<Integer> keys = Arbitraries.integers().between(0, 0xFFFF);
    return Combinators.combine(aliases(), times(), keys, origins(), chains)
        .as(
            (alias, time, key, origin, chain) ->
                new KeyEntry(alias, time, Samples.key(key), origin, chain));
  }

  private static Arbitrary<KeyOrigin> origins() {
    Arbitrary<Optional<Bytes>> parents =
        Arbitraries.bytes().array(byte[].class).ofMaxSize(66).map(Bytes::of).optional();
    return Combinators.combine(parents, pcrValues().list().ofMaxSize(3)).as(KeyOrigin::new);
  }

  private static Arbitrary<PcrValues> pcrValues() {
    return Arbitraries.maps(
            Arbitraries.integers().between(0, 23),
            Arbitraries.bytes().array(byte[].class).ofSize(32).map(Bytes::of))
        .ofMaxSize(4)
        .map(TpmKeyStoreFileTest::pcrValues);
  }

  private static PcrValues pcrValues(Map<Integer, Bytes> values) {
    int[] numbers = values.keySet().stream().mapToInt(Integer::intValue).toArray();
    Map<Pcr, Bytes> ofPcrs = new HashMap<>();
    values.forEach((number, value) -> ofPcrs.put(new Pcr(TpmAlg.SHA256, number), value));
    return new PcrValues(PcrSelections.of(TpmAlg.SHA256, numbers), ofPcrs);
  }

  private static Arbitrary<FileEntry> trustedCertificates() {
    return Combinators.combine(aliases(), times(), certificates()).as(TrustedCertificate::new);
  }

  private static Arbitrary<X509Certificate> certificates() {
    return Arbitraries.of(
        Samples.LEAF,
        Samples.SECOND_LEAF,
        Samples.ROOT,
        Samples.CROSS_SIGNED_ROOT,
        Samples.OTHER_ROOT);
  }

  private static Arbitrary<String> aliases() {
    return Arbitraries.oneOf(
        Arbitraries.strings().alpha().ofMaxLength(8),
        Arbitraries.strings().ofMaxLength(8),
        Arbitraries.of("İstanbul", "schlüssel", "鍵🔑"));
  }

  private static Arbitrary<Instant> times() {
    return Arbitraries.longs().between(-1L << 50, 1L << 50).map(Instant::ofEpochMilli);
  }

  private static int occurrences(byte[] content, X509Certificate certificate) {
    String text = new String(content, StandardCharsets.ISO_8859_1);
    String wanted = new String(certificate.getSignature(), StandardCharsets.ISO_8859_1);
    return text.split(Pattern.quote(wanted), -1).length - 1;
  }
}
