// Everything that a usual program does with jsforce, against the org whose address and token are given.
const jsforce = require('jsforce');

const [instanceUrl, accessToken, loginUrl, username, password] = process.argv.slice(2);

async function records(stream) {
  const found = [];
  for await (const record of stream) {
    found.push(record.LastName);
  }
  return found;
}

async function main() {
  const org = new jsforce.Connection({ instanceUrl, accessToken, version: '66.0', callOptions: { client: 'test' } });
  const accounts = org.sobject('Account');
  const said = {};
  said.user = (await org.identity()).username;
  const made = await accounts.create({ Name: 'Acme' });
  const contacts = await org.sobject('Contact').create([
    { LastName: 'A', AccountId: made.id },
    { LastName: 'B', Email: 'bad' },
  ]);
  said.created = contacts.map((row) => (row.success ? 'yes' : row.errors[0].statusCode));
  said.updated = (await accounts.update([{ Id: made.id, Phone: '1' }]))[0].success;
  const upserted = await accounts.upsert({ Name: 'U', Ext__c: 'x1' }, 'Ext__c');
  const several = await accounts.upsert([{ Name: 'V', Ext__c: 'x1' }, { Name: 'W', Ext__c: 'x2' }], 'Ext__c');
  said.upserted = [upserted, ...several].map((row) => row.created);
  const found = await org.query('SELECT Name, (SELECT LastName FROM Contacts) FROM Account ORDER BY Name');
  said.found = found.records.map((row) => row.Name);
  said.described = (await org.describe('Contact')).fields.some((field) => field.name === 'LastName');
  said.objects = (await org.describeGlobal()).sobjects.map((one) => one.name).includes('Lead');
  said.deleted = (await accounts.destroy([upserted.id]))[0].success;
  const soon = new Date(Date.now() + 120000).toISOString();
  const before = new Date(Date.now() - 3600000).toISOString();
  said.changes = (await accounts.updated(before, soon)).ids.length;
  said.losses = (await accounts.deleted(before, soon)).deletedRecords.length;
  const patience = { pollInterval: 100, pollTimeout: 30000 };
  const load = await org.bulk2.loadAndWaitForResults({
    object: 'Lead',
    operation: 'insert',
    input: [{ LastName: 'L', Company: 'C' }, { LastName: 'M', Company: '' }],
    ...patience,
  });
  said.loaded = [load.successfulResults.length, load.failedResults.length, load.unprocessedRecords.length];
  said.read = await records(await org.bulk2.query('SELECT Id, LastName FROM Lead', patience));
  said.counted = org.limitInfo.apiUsage.limit;
  const old = new jsforce.Connection({ loginUrl, version: '64.0' });
  said.soap = (await old.login(username, password)).organizationId;
  console.log(JSON.stringify(said));
}

main().catch((wrong) => {
  console.error(wrong);
  process.exit(1);
});
