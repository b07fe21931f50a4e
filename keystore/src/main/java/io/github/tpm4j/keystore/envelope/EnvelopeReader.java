package io.github.tpm4j.keystore.envelope;

import io.github.tpm4j.keystore.chunks.EncryptedChunks;
import io.github.tpm4j.keystore.file.AtomicFile;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.List;

/**
 * Decrypts by a key of a TPM ({@link TpmEnvelope#with}). Immutable.
 *
 * <p>All methods throw {@link EnvelopeException} where the envelope is for other keys, of another
 * context, damaged or cut off, and {@link io.github.tpm4j.tss.error.TpmException} where the TPM
 * refuses the use of the key.
 */
public final class EnvelopeReader {
  private final DataKeyUnwrap key;
  private final byte[] context;

  EnvelopeReader(DataKeyUnwrap key, byte[] context) {
    this.key = key;
    this.context = context;
  }

  /**
   * {@return this, for data that belong to something; see {@link EnvelopeWriter#context}}
   *
   * @param associatedData what the data belong to; not secret, not written, and to be given again
   *     by who decrypts
   */
  public EnvelopeReader context(byte[] associatedData) {
    return new EnvelopeReader(key, associatedData.clone());
  }

  /**
   * Decrypts a file. The other one is replaced at once, and only if all of the data are as they
   * were encrypted.
   *
   * @param encrypted the path of the envelope
   * @param file the file that gets the data
   * @throws IOException if a stream or a file fails; an {@link EnvelopeException} is one, for what
   *     is wrong with the data
   */
  public void decrypt(Path encrypted, Path file) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(encrypted))) {
      AtomicFile.replace(
          file,
          content -> {
            BufferedOutputStream out = new BufferedOutputStream(content);
            decrypt(in, out);
            out.flush();
          });
    }
  }

  /**
   * Decrypts all that a stream has, in constant memory. Both streams stay open.
   *
   * @param encrypted the envelope; stays open
   * @param data gets the beginning of the data before an exception says that the rest is damaged or
   *     missing: do not use it before this method returns
   * @throws IOException if a stream or a file fails; an {@link EnvelopeException} is one, for what
   *     is wrong with the data
   */
  public void decrypt(InputStream encrypted, OutputStream data) throws IOException {
    EnvelopeHeader.Read read = EnvelopeHeader.read(encrypted);
    byte[] chunkKey;
    EnvelopeHeader header;
    try (DataKey dataKey = key.unwrap(read.header().recipients())) {
      header = read.verified(dataKey);
      chunkKey = dataKey.chunkKey();
    }
    try {
      new EncryptedChunks(
              chunkKey, header.boundToChunks(context), header.chunkBytes(), EnvelopeException::new)
          .decrypt(encrypted, data);
    } finally {
      Arrays.fill(chunkKey, (byte) 0);
    }
  }

  /**
   * Decrypts bytes.
   *
   * @param encrypted the whole envelope, header and chunks
   * @return to be wiped by the caller if it is secret
   * @throws IOException if a stream or a file fails; an {@link EnvelopeException} is one, for what
   *     is wrong with the data
   */
  public byte[] decrypt(byte[] encrypted) throws IOException {
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    decrypt(new ByteArrayInputStream(encrypted), data);
    return data.toByteArray();
  }

  /**
   * Gives an envelope other recipients. The data are copied as they are, and neither decrypted nor
   * looked at; their key stays the same, so whoever has learnt it can still read them.
   *
   * @param encrypted the envelope; stays open
   * @param rewrapped gets the envelope for the new recipients; stays open
   * @param recipients all that it is for afterwards, as for {@link TpmEnvelope#to}
   * @throws IOException if a stream or a file fails; an {@link EnvelopeException} is one, for what
   *     is wrong with the data
   */
  public void rewrap(InputStream encrypted, OutputStream rewrapped, PublicKey... recipients)
      throws IOException {
    EnvelopeWriter writer = new EnvelopeWriter(List.of(recipients), context);
    EnvelopeHeader.Read read = EnvelopeHeader.read(encrypted);
    try (DataKey dataKey = key.unwrap(read.header().recipients())) {
      EnvelopeHeader header = read.verified(dataKey);
      rewrapped.write(writer.header(header.chunkBytes(), dataKey).encoded(dataKey));
    }
    encrypted.transferTo(rewrapped);
  }

  /**
   * As {@link #rewrap(InputStream, OutputStream, PublicKey...)}, of a file, replaced at once.
   *
   * @param encrypted the file with the envelope, which is replaced
   * @param recipients those who can open it from now on: 1 to 255 public keys of RSA or EC
   * @throws IOException if a stream or a file fails; an {@link EnvelopeException} is one, for what
   *     is wrong with the data
   */
  public void rewrap(Path encrypted, PublicKey... recipients) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(encrypted))) {
      AtomicFile.replace(
          encrypted,
          content -> {
            BufferedOutputStream out = new BufferedOutputStream(content);
            rewrap(in, out, recipients);
            out.flush();
          });
    }
  }
}
