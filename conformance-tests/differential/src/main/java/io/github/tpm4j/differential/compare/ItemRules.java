package io.github.tpm4j.differential.compare;

import io.github.tpm4j.differential.compare.ItemRule.Mismatch;
import io.github.tpm4j.differential.executor.ResponseItems;
import io.github.tpm4j.tss.algorithms.Tpm2bDigest;
import io.github.tpm4j.tss.algorithms.TpmtSignature;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.context.TpmsContext;
import io.github.tpm4j.tss.creation.TpmsCreationData;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.structures.TpmsClockInfo;
import io.github.tpm4j.tss.structures.TpmsTimeInfo;
import io.github.tpm4j.tss.structures.TpmtTkAuth;
import io.github.tpm4j.tss.structures.TpmtTkCreation;
import io.github.tpm4j.tss.structures.TpmtTkHashcheck;
import io.github.tpm4j.tss.structures.TpmtTkVerified;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which rule an item of a response is compared by; all others have to be equal. */
final class ItemRules {

  /** Of both TPMs' own choosing: only the size is comparable. */
  private static final ItemRule SIZE =
      (reference, candidate, comparable) ->
          ItemRule.equal("size", size(reference), size(candidate));

  /** Equal if all that it is made from was, otherwise of the same size. */
  private static final ItemRule EXACT =
      (reference, candidate, comparable) ->
          comparable
              ? ItemRule.equal("", text(reference), text(candidate))
              : SIZE.compare(reference, candidate, false);

  /** Nothing of it is comparable. */
  private static final ItemRule IGNORED = (reference, candidate, comparable) -> Optional.empty();

  private static final Map<String, ItemRule> RULES =
      Map.ofEntries(
          Map.entry("TPM2_GetRandom.randomBytes", SIZE),
          Map.entry("TPM2_StartAuthSession.nonceTpm", SIZE),
          Map.entry("TPM2_Create.outPrivate", SIZE),
          Map.entry("TPM2_CreateLoaded.outPrivate", SIZE),
          Map.entry("TPM2_ObjectChangeAuth.outPrivate", SIZE),
          Map.entry("TPM2_Import.outPrivate", SIZE),
          Map.entry("TPM2_MakeCredential.credentialBlob", SIZE),
          Map.entry("TPM2_MakeCredential.secret", SIZE),
          Map.entry("TPM2_Duplicate.encryptionKeyOut", SIZE),
          Map.entry("TPM2_Duplicate.duplicate", SIZE),
          Map.entry("TPM2_Duplicate.outSymSeed", SIZE),
          Map.entry("TPM2_Rewrap.outDuplicate", SIZE),
          Map.entry("TPM2_Rewrap.outSymSeed", SIZE),
          Map.entry("TPM2_Create.outPublic", ItemRules::shape),
          Map.entry("TPM2_CreatePrimary.outPublic", ItemRules::shape),
          Map.entry("TPM2_CreateLoaded.outPublic", ItemRules::shape),
          Map.entry("TPM2_Create.creationHash", SIZE),
          Map.entry("TPM2_CreatePrimary.creationHash", SIZE),
          Map.entry("TPM2_CreatePrimary.name", SIZE),
          Map.entry("TPM2_CreateLoaded.name", SIZE),
          Map.entry("TPM2_Load.name", EXACT),
          Map.entry("TPM2_ReadPublic.name", EXACT),
          Map.entry("TPM2_ReadPublic.qualifiedName", SIZE),
          Map.entry("TPM2_RSA_Encrypt.outData", SIZE),
          Map.entry("TPM2_ECDH_KeyGen.zPoint", SIZE),
          Map.entry("TPM2_ECDH_KeyGen.pubPoint", SIZE),
          // Both come from the ephemeral key too, but for ECDH.
          Map.entry("TPM2_ZGen_2Phase.outZ1", SIZE),
          Map.entry("TPM2_ZGen_2Phase.outZ2", SIZE),
          Map.entry("TPM2_Commit.k", SIZE),
          Map.entry("TPM2_Commit.l", SIZE),
          Map.entry("TPM2_Commit.e", SIZE),
          Map.entry("TPM2_EC_Ephemeral.Q", SIZE),
          Map.entry("TPM2_ContextSave.context", ItemRules::context),
          Map.entry("TPM2_GetTestResult.outData", IGNORED),
          Map.entry("TPM2_ReadClock.currentTime", ItemRules::time),
          Map.entry("TPM2_PolicySecret.timeout", SIZE),
          Map.entry("TPM2_PolicySigned.timeout", SIZE),
          Map.entry("TPM2_CertifyX509.addedToCertificate", ItemRules::added),
          Map.entry("TPM2_GetCapability.capabilityData", new CapabilityRule()));

  // The serial number is an INTEGER, which is shorter when its first octets are zero.
  private static Optional<Mismatch> added(Object reference, Object candidate, boolean comparable) {
    return comparable ? EXACT.compare(reference, candidate, true) : Optional.empty();
  }

  private static final List<String> ATTESTS =
      List.of("certifyInfo", "quoted", "auditInfo", "timeInfo");

  private ItemRules() {}

  static ItemRule of(String command, String item, Object value) {
    ItemRule rule = RULES.get(command + "." + item);
    if (rule != null) {
      return rule;
    }
    if (ATTESTS.contains(item)) {
      return new AttestRule();
    }
    return ofType(command, value);
  }

  private static ItemRule ofType(String command, Object value) {
    if (value instanceof TpmHandle) {
      return (reference, candidate, comparable) ->
          ItemRule.equal("type", type(reference), type(candidate));
    }
    if (value instanceof TpmtSignature) {
      // What attestations sign contains the time.
      return new SignatureRule(command.equals("TPM2_Sign"));
    }
    if (value instanceof TpmsCreationData) {
      return ItemRules::creationData;
    }
    if (isTicket(value)) {
      return ItemRules::ticket;
    }
    return EXACT;
  }

  private static String type(Object handle) {
    return ((TpmHandle) handle).type().toString();
  }

  static Object size(Object item) {
    byte[] octets = ResponseItems.octets(item);
    return octets == null ? item : (Object) octets.length;
  }

  static String text(Object item) {
    byte[] octets = ResponseItems.octets(item);
    return octets == null ? item.toString() : HexFormat.of().formatHex(octets);
  }

  /** A public area whose unique field is the TPM's choice. */
  private static Optional<Mismatch> shape(Object reference, Object candidate, boolean comparable) {
    return ItemRule.equal("", blank(reference), blank(candidate))
        .or(() -> SIZE.compare(reference, candidate, comparable));
  }

  private static TpmtPublic blank(Object area) {
    return ((TpmtPublic) area).withUnique(Tpm2bDigest.EMPTY);
  }

  private static Optional<Mismatch> creationData(
      Object reference, Object candidate, boolean comparable) {
    return ItemRule.equal("", withoutNames(reference), withoutNames(candidate));
  }

  private static TpmsCreationData withoutNames(Object item) {
    TpmsCreationData data = (TpmsCreationData) item;
    boolean ofHierarchy = data.parentName().size() == Integer.BYTES;
    Bytes blank = Bytes.of(new byte[data.parentName().size()]);
    return new TpmsCreationData(
        data.pcrSelect(),
        data.pcrDigest(),
        data.locality(),
        data.parentNameAlg(),
        ofHierarchy ? data.parentName() : blank,
        ofHierarchy ? data.parentQualifiedName() : blank,
        data.outsideInfo());
  }

  private static boolean isTicket(Object value) {
    return value instanceof TpmtTkCreation
        || value instanceof TpmtTkAuth
        || value instanceof TpmtTkVerified
        || value instanceof TpmtTkHashcheck;
  }

  // The digest of a ticket is made with a hash of the TPM's choice (Part 2, 10.7.1).
  private static Optional<Mismatch> ticket(Object reference, Object candidate, boolean comparable) {
    return ItemRule.equal("", ticketHead(reference), ticketHead(candidate));
  }

  private static String ticketHead(Object ticket) {
    byte[] octets = ResponseItems.octets(ticket);
    String head = HexFormat.of().formatHex(octets, 0, 6);
    return head + (octets.length > 8 ? " with a digest" : " empty");
  }

  private static Optional<Mismatch> context(
      Object reference, Object candidate, boolean comparable) {
    TpmsContext first = (TpmsContext) reference;
    TpmsContext second = (TpmsContext) candidate;
    return ItemRule.equal("hierarchy", first.hierarchy(), second.hierarchy())
        .or(
            () ->
                ItemRule.equal(
                    "savedHandle",
                    savedHandle(first.savedHandle()),
                    savedHandle(second.savedHandle())));
  }

  // A session keeps its handle, which is the TPM's choice; an object has a fixed one.
  private static Object savedHandle(TpmHandle handle) {
    return handle.isObject() ? handle : handle.type();
  }

  private static Optional<Mismatch> time(Object reference, Object candidate, boolean comparable) {
    return clock(((TpmsTimeInfo) reference).clockInfo(), ((TpmsTimeInfo) candidate).clockInfo());
  }

  private static Optional<Mismatch> clock(TpmsClockInfo reference, TpmsClockInfo candidate) {
    return ItemRule.equal("resetCount", reference.resetCount(), candidate.resetCount())
        .or(
            () ->
                ItemRule.equal("restartCount", reference.restartCount(), candidate.restartCount()))
        .or(() -> ItemRule.equal("safe", reference.safe(), candidate.safe()));
  }

  /** Signatures by RSASSA and HMAC are comparable; others contain a random number. */
  private record SignatureRule(boolean contentDetermined) implements ItemRule {
    @Override
    public Optional<Mismatch> compare(Object reference, Object candidate, boolean comparable) {
      TpmAlg scheme = ((TpmtSignature) reference).sigAlg();
      boolean exact =
          contentDetermined && (scheme.equals(TpmAlg.RSASSA) || scheme.equals(TpmAlg.HMAC));
      return ItemRule.equal("sigAlg", scheme, ((TpmtSignature) candidate).sigAlg())
          .or(() -> EXACT.compare(reference, candidate, comparable && exact));
    }
  }
}
