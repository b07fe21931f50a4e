package io.github.tpm4j.keystore.memory;

import io.github.tpm4j.keystore.KeyAuth;
import io.github.tpm4j.keystore.KeyOrigin;
import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.keystore.TpmPrivateKey;
import io.github.tpm4j.keystore.TpmResidentKey;
import io.github.tpm4j.keystore.file.FileEntry;
import io.github.tpm4j.keystore.file.KeyEntry;
import io.github.tpm4j.keystore.file.TrustedCertificate;
import io.github.tpm4j.keystore.pem.Tss2KeyType;
import io.github.tpm4j.keystore.pem.Tss2PrivateKey;
import io.github.tpm4j.keystore.tcg.TcgCertificates;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.error.TpmResponseException;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.keys.KeyAuthorization;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What others have put into the TPM's memory: persistent keys, each under its handle as alias, and
 * the certificates of the TCG's NV Indices. A key that can sign or decrypt for callers has the
 * certificate that names it, be it the maker's or one that a KeyStore keeps; one that cannot (EK,
 * IAK, storage keys) is no entry, and its certificate is one by itself, under the handle of its
 * Index.
 */
final class ForeignEntries {
  private final TpmConnection tpm;
  private final Map<TpmHandle, X509Certificate> certificates;
  private final List<X509Certificate> kept;
  private final List<FileEntry> entries = new ArrayList<>();

  private ForeignEntries(TpmConnection tpm, List<X509Certificate> kept) {
    this.tpm = tpm;
    this.kept = kept;
    certificates = new TcgCertificates(tpm.device()).read();
  }

  /**
   * @param known handles of keys that have entries of their own
   * @param kept certificates that KeyStores keep by themselves
   */
  static List<FileEntry> read(TpmConnection tpm, Set<TpmHandle> known, List<X509Certificate> kept) {
    ForeignEntries foreign = new ForeignEntries(tpm, kept);
    for (TpmHandle handle : TpmHandles.from(tpm.device(), TpmHandles.PERSISTENT)) {
      foreign.addKey(handle, known.contains(handle));
    }
    foreign.certificates.forEach(
        (index, certificate) ->
            foreign.entries.add(
                new TrustedCertificate(Aliases.of(index), Instant.EPOCH, certificate)));
    return foreign.entries;
  }

  private void addKey(TpmHandle handle, boolean isKnown) {
    Optional<TpmtPublic> area = publicArea(handle);
    if (area.isEmpty() || area.get().objectAttributes().has(TpmaObject.RESTRICTED)) {
      return;
    }
    try {
      Tss2PrivateKey file = file(handle, area.get());
      TpmResidentKey key =
          TpmResidentKey.of(tpm, file, KeyOrigin.UNKNOWN, Aliases.of(handle), KeyAuth.none());
      List<X509Certificate> chain = takeCertificate(key);
      if (!isKnown) {
        entries.add(new KeyEntry(Aliases.of(handle), Instant.EPOCH, file, chain));
      }
    } catch (InvalidKeySpecException e) {
      // Sealed data, or a key that Java does not know.
    }
  }

  private Optional<TpmtPublic> publicArea(TpmHandle handle) {
    try {
      return Optional.of(tpm.device().persistentKey(handle, KeyAuthorization.NONE).publicArea());
    } catch (TpmResponseException e) {
      if (e.is(TpmRc.HANDLE)) {
        return Optional.empty();
      }
      throw e;
    }
  }

  // Nobody knows whether it has a password. Where wrong ones do not count none is tried first, and
  // then what is given; where they do it is not tried without one.
  private static Tss2PrivateKey file(TpmHandle handle, TpmtPublic area) {
    return Tss2PrivateKey.builder(
            Tss2KeyType.PERSISTENT,
            handle.value(),
            Bytes.adopt(new TpmWriter().sized(area).toByteArray()),
            Bytes.EMPTY)
        .emptyAuth(area.objectAttributes().has(TpmaObject.NO_DA))
        .build();
  }

  private List<X509Certificate> takeCertificate(TpmResidentKey key) {
    if (!(key instanceof TpmPrivateKey own)) {
      return List.of();
    }
    PublicKey wanted = own.publicKey();
    for (Map.Entry<TpmHandle, X509Certificate> found : certificates.entrySet()) {
      if (found.getValue().getPublicKey().equals(wanted)) {
        certificates.remove(found.getKey());
        return List.of(found.getValue());
      }
    }
    return kept.stream()
        .filter(certificate -> certificate.getPublicKey().equals(wanted))
        .findFirst()
        .map(this::withIssuers)
        .orElse(List.of());
  }

  private List<X509Certificate> withIssuers(X509Certificate own) {
    List<X509Certificate> chain = new ArrayList<>(List.of(own));
    Optional<X509Certificate> issuer = issuer(own);
    while (issuer.isPresent() && !chain.contains(issuer.get())) {
      chain.add(issuer.get());
      issuer = issuer(issuer.get());
    }
    return chain;
  }

  private Optional<X509Certificate> issuer(X509Certificate certificate) {
    return kept.stream().filter(other -> isIssuer(other, certificate)).findFirst();
  }

  private static boolean isIssuer(X509Certificate issuer, X509Certificate certificate) {
    if (!issuer.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())) {
      return false;
    }
    try {
      certificate.verify(issuer.getPublicKey());
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }
}
