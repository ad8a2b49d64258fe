import com.adobe.epubcheck.api.EPUBLocation;
import com.adobe.epubcheck.api.EpubCheck;
import com.adobe.epubcheck.api.MasterReport;
import com.adobe.epubcheck.messages.Message;
import com.adobe.epubcheck.messages.Severity;
import com.adobe.epubcheck.util.FeatureEnum;
import java.io.File;

/**
 * Checks the e-books named on the command line, all in this one process.
 * Prints for each its fatal errors, errors and warnings, a line
 * "BOOK TAB MESSAGE" each, and last "BOOK TAB checked".
 */
public class Check extends MasterReport {
  private final String book;

  private Check(String book) {
    this.book = book;
    setEpubFileName(book);
  }

  @Override
  public void message(Message message, EPUBLocation where, Object... facts) {
    if (message.getSeverity().toInt() >= Severity.WARNING.toInt())
      print(message.getSeverity() + " " + message.getID() + " " + where.getPath()
          + ":" + where.getLine() + ": " + message.getMessage(facts));
  }

  private void print(String line) {
    System.out.println(book + "\t" + line.replaceAll("\\s+", " "));
  }

  @Override
  public void info(String resource, FeatureEnum feature, String value) {}

  @Override
  public void initialize() {}

  @Override
  public int generate() {
    return 0;
  }

  public static void main(String[] books) {
    for (String book : books) {
      Check report = new Check(book);
      new EpubCheck(new File(book), report).doValidate();
      report.print("checked");
    }
  }
}
