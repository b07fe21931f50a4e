package io.github.tpm4j.samples.documents;

import io.github.tpm4j.samples.cms.CmsSignature;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore.PrivateKeyEntry;
import java.util.Calendar;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;

/** PDF by PDFBox, which readers show as signed. */
public final class SignedPdf {
  private SignedPdf() {}

  /**
   * Writes a document with a signature over all of it.
   *
   * @param entry a key of RSA or EC, from a KeyStore of type TPM
   * @throws IOException if a file cannot be read or written, or the TPM refuses
   */
  public static void sign(Path plain, Path signed, PrivateKeyEntry entry, String reason)
      throws IOException {
    try (PDDocument document = Loader.loadPDF(plain.toFile());
        OutputStream out = Files.newOutputStream(signed)) {
      PDSignature signature = new PDSignature();
      signature.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
      signature.setSubFilter(PDSignature.SUBFILTER_ADBE_PKCS7_DETACHED);
      signature.setReason(reason);
      signature.setSignDate(Calendar.getInstance());
      document.addSignature(signature, content -> cms(entry, content));
      document.saveIncremental(out);
    }
  }

  private static byte[] cms(PrivateKeyEntry entry, InputStream content) throws IOException {
    try {
      return CmsSignature.detached(entry, content.readAllBytes());
    } catch (GeneralSecurityException e) {
      throw new IOException("The document was not signed", e);
    }
  }
}
