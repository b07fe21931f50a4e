import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import javax.net.ssl.HttpsURLConnection;

/** Fetches a page by both clients of the JDK; knows nothing of TPMs. */
class Fetch {
  public static void main(String[] arguments) throws Exception {
    URI uri = URI.create(arguments[0]);
    HttpRequest request = HttpRequest.newBuilder(uri).build();
    System.out.println(HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body());
    HttpsURLConnection connection = (HttpsURLConnection) uri.toURL().openConnection();
    System.out.println(new String(connection.getInputStream().readAllBytes()));
  }
}
