/** `imsmanifest.xml` of SCORM 1.2: one object, which is the whole book. */
import { escaped } from './xml.ts';

export interface ScormManifest {
  /** of the package: the same for each edition of the book */
  readonly identifier: string;
  readonly title: string;
  readonly version: string;
  /** query of the page that is opened, with its question mark; '' where there is none */
  readonly query: string;
  readonly files: readonly string[];
}

export function imsManifest({ identifier, title, version, query, files }: ScormManifest): string {
  const listed = files.map((file) => `      <file href="${escaped(encodeURI(file))}"/>`).join('\n');
  const parameters = query ? ` parameters="${escaped(query)}"` : '';
  return `<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="${escaped(identifier)}" version="${escaped(version)}"
  xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2"
  xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2">
  <metadata>
    <schema>ADL SCORM</schema>
    <schemaversion>1.2</schemaversion>
  </metadata>
  <organizations default="book">
    <organization identifier="book">
      <title>${escaped(title)}</title>
      <item identifier="whole" identifierref="launch"${parameters} isvisible="true">
        <title>${escaped(title)}</title>
      </item>
    </organization>
  </organizations>
  <resources>
    <resource identifier="launch" type="webcontent" adlcp:scormtype="sco" href="index.html">
${listed}
    </resource>
  </resources>
</manifest>
`;
}
