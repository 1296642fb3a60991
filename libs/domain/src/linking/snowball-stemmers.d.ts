declare module 'snowball-stemmers' {
  const snowball: { newStemmer(language: 'swedish'): { stem(word: string): string } };
  export default snowball;
}
